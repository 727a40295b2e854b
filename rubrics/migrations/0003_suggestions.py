from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rubrics", "0002_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="kit",
            name="dismissed",
            field=models.JSONField(blank=True, default=list, help_text="Keys of the suggestions that were dismissed."),
        ),
    ]
