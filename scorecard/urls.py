from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from scorecard import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("accounts/login/", views.SignIn.as_view(), name="login"),
    path("accounts/me/", views.profile, name="profile"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("accounts/password/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("accounts/password/done/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("admin/", admin.site.urls),
    path("kits/", include("rubrics.urls")),
    path("", include("interviews.urls")),
]
