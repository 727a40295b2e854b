from django.urls import path

from interviews.views import prints

urlpatterns = [
    path("kits/<uuid:ref>/kit.pdf", prints.kit, name="kit_pdf"),
    path("kits/<uuid:ref>/practical-test.pdf", prints.practical_test, name="test_pdf"),
    path("cards/<uuid:ref>/sheet.pdf", prints.sheet, name="sheet_pdf"),
    path("candidacies/<uuid:ref>/packet.pdf", prints.packet, name="packet_pdf"),
]
