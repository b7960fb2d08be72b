"""Tables of stored plans. Constraints stand with their tables: added later, SQLite would rebuild each table for each."""
# One field a line, as Django writes it.
# fmt: off

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(allow_unicode=True, max_length=80, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('doc_number', models.CharField(blank=True, max_length=80)),
                ('published', models.CharField(blank=True, max_length=10)),
                ('period_start', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('period_end', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('text', models.TextField()),
                ('kind', models.CharField(max_length=8)),
                ('source_name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('example', models.BooleanField(default=False, help_text='Synthetic: shown as 示例数据 wherever it appears')),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='supervision.plan')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-recorded_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('previous', models.F('pk')), _negated=True), name='plan_not_before_itself')],
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='supervision.plan')),
            ],
            options={
                'ordering': ('plan', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='block_ordinal'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='block_span')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('object_id', models.PositiveBigIntegerField()),
                ('title', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField()),
                ('start', models.PositiveIntegerField(default=0)),
                ('tokens', models.TextField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='supervision.plan')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'constraints': [models.UniqueConstraint(fields=('plan', 'kind', 'object_id'), name='search_entry_once')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('level', models.PositiveSmallIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('body_end', models.PositiveIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='supervision.plan')),
            ],
            options={
                'ordering': ('plan', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='section_ordinal'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='section_span'), models.CheckConstraint(condition=models.Q(('body_end__gte', models.F('end'))), name='section_body')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('safeguard', models.BooleanField(default=False)),
                ('number', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=300)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('body_start', models.PositiveIntegerField()),
                ('body_end', models.PositiveIntegerField()),
                ('deadline', models.CharField(blank=True, max_length=80)),
                ('deadline_start', models.PositiveIntegerField(blank=True, null=True)),
                ('deadline_end', models.PositiveIntegerField(blank=True, null=True)),
                ('lead_label', models.CharField(blank=True, max_length=40)),
                ('participants_label', models.CharField(blank=True, max_length=40)),
                ('open_list', models.BooleanField(default=False)),
                ('scope', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField(default=1)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='supervision.plan')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='supervision.section')),
            ],
            options={
                'ordering': ('plan', 'ordinal'),
                'indexes': [models.Index(fields=['plan', 'number'], name='task_number')],
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='task_ordinal'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='task_span'), models.CheckConstraint(condition=models.Q(('body_end__gte', models.F('body_start'))), name='task_body')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('quote', models.TextField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('indicator', models.CharField(max_length=200)),
                ('scope', models.CharField(blank=True, max_length=200)),
                ('op', models.CharField(max_length=12)),
                ('op_text', models.CharField(blank=True, max_length=40)),
                ('bound', models.CharField(blank=True, max_length=4)),
                ('value', models.DecimalField(decimal_places=6, max_digits=24)),
                ('value_max', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('deadline', models.CharField(blank=True, max_length=7)),
                ('deadline_source', models.CharField(max_length=12)),
                ('per', models.CharField(blank=True, max_length=20)),
                ('baseline', models.CharField(blank=True, max_length=80)),
                ('hedge', models.CharField(blank=True, max_length=20)),
                ('approx', models.BooleanField(default=False)),
                ('value_start', models.PositiveIntegerField(blank=True, null=True)),
                ('value_end', models.PositiveIntegerField(blank=True, null=True)),
                ('deadline_start', models.PositiveIntegerField(blank=True, null=True)),
                ('deadline_end', models.PositiveIntegerField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='supervision.plan')),
                ('same_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='repeats', to='supervision.target')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='targets', to='supervision.section')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='targets', to='supervision.task')),
            ],
            options={
                'ordering': ('plan', 'ordinal'),
                'indexes': [models.Index(fields=['plan', 'indicator'], name='target_indicator')],
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='target_ordinal'), models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='target_span'), models.CheckConstraint(condition=models.Q(('same_as', models.F('pk')), _negated=True), name='target_not_its_own_repeat')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=60)),
                ('severity', models.CharField(max_length=8)),
                ('sentence', models.TextField()),
                ('sentence_en', models.TextField()),
                ('spans', models.JSONField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='supervision.plan')),
                ('targets', models.ManyToManyField(related_name='findings', to='supervision.target')),
                ('tasks', models.ManyToManyField(related_name='findings', to='supervision.task')),
            ],
            options={
                'ordering': ('plan', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='finding_ordinal'), models.CheckConstraint(condition=models.Q(('severity__in', ('error', 'warning', 'notice'))), name='finding_severity')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40)),
                ('old', models.JSONField(null=True)),
                ('new', models.JSONField(null=True)),
                ('reason', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='supervision.plan')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='supervision.target')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='supervision.task')),
            ],
            options={
                'ordering': ('-recorded_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('target', None), ('task__isnull', False)), models.Q(('target__isnull', False), ('task', None)), _connector='OR'), name='correction_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('deadline', models.CharField(blank=True, max_length=80)),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='supervision.task')),
            ],
            options={
                'ordering': ('task', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('task', 'ordinal'), name='assignment_ordinal')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('takes_part_in_all', models.BooleanField(default=False, help_text='Declared once for every task of the plan')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='supervision.plan')),
            ],
            options={
                'ordering': ('plan', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('plan', 'name'), name='unit_name')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', '牵头'), ('participant', '参与')], max_length=12)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('assignment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duties', to='supervision.assignment')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='supervision.task')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='supervision.unit')),
            ],
            options={
                'verbose_name_plural': 'duties',
                'ordering': ('task', 'role', 'ordinal'),
                'constraints': [models.UniqueConstraint(fields=('task', 'unit', 'role'), name='duty_once'), models.CheckConstraint(condition=models.Q(('role__in', ('lead', 'participant'))), name='duty_role')],
            },
        ),
    ]
