/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-report-private.h"

#include <string.h>

#define CODE_SEPARATOR "\x1f"

typedef struct
{
  const char *name;
  gsize offset;
} SchemeLine;

/* Lines that begin with a dot are for the library: the others are the caller's options. */
static const SchemeLine scheme_lines[] = {
  { ".strands", G_STRUCT_OFFSET (BalAnalysisScheme, strands) },
  { ".levels", G_STRUCT_OFFSET (BalAnalysisScheme, levels) },
  { ".stages", G_STRUCT_OFFSET (BalAnalysisScheme, stages) },
  { ".need_tiers", G_STRUCT_OFFSET (BalAnalysisScheme, need_tiers) },
  { ".workforce_tiers", G_STRUCT_OFFSET (BalAnalysisScheme, workforce_tiers) },
};

void
bal_analysis_scheme_append_options (const BalAnalysisScheme *scheme, GString *options)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scheme_lines); i++)
    {
      GStrv codes = G_STRUCT_MEMBER (GStrv, scheme, scheme_lines[i].offset);
      g_autofree char *joined = codes ? g_strjoinv (CODE_SEPARATOR, codes) : g_strdup ("");

      g_string_append_printf (options, "%s=%s\n", scheme_lines[i].name, joined);
    }
  g_string_append (options, ".level_bands=");
  for (guint i = 0; scheme->levels && scheme->levels[i]; i++)
    g_string_append_c (options, (char) ('0' + scheme->level_band[i]));
  g_string_append_c (options, '\n');
}

static void
read_line (BalAnalysisScheme *scheme, const char *line)
{
  const char *value = strchr (line, '=');

  if (!value)
    return;
  value++;
  for (gsize i = 0; i < G_N_ELEMENTS (scheme_lines); i++)
    if (strncmp (line, scheme_lines[i].name, strlen (scheme_lines[i].name)) == 0 &&
        line[strlen (scheme_lines[i].name)] == '=')
      {
        GStrv *codes = G_STRUCT_MEMBER_P (scheme, scheme_lines[i].offset);

        g_strfreev (*codes);
        *codes = g_strsplit (value, CODE_SEPARATOR, -1);
      }
  if (g_str_has_prefix (line, ".level_bands="))
    for (guint i = 0; i < G_N_ELEMENTS (scheme->level_band) && value[i]; i++)
      scheme->level_band[i] = (guint8) (value[i] - '0');
}

void
bal_analysis_scheme_read_options (BalAnalysisScheme *scheme, const char *options)
{
  g_auto (GStrv) lines = g_strsplit (options, "\n", -1);

  *scheme = (BalAnalysisScheme){ 0 };
  for (guint i = 0; lines[i]; i++)
    read_line (scheme, lines[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (scheme_lines); i++)
    {
      GStrv *codes = G_STRUCT_MEMBER_P (scheme, scheme_lines[i].offset);

      if (!*codes)
        *codes = g_new0 (char *, 1);
    }
}

void
bal_analysis_scheme_clear (BalAnalysisScheme *scheme)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scheme_lines); i++)
    g_strfreev (G_STRUCT_MEMBER (GStrv, scheme, scheme_lines[i].offset));
}

/* Where a value stands in its scheme; after all of them where there is none. */
int
bal_report_get_place (const BalReport *report, const char *attribute, const char *value)
{
  const struct
  {
    const char *attribute;
    GStrv codes;
  } schemes[] = {
    { "strand", report->scheme.strands },
    { "level", report->scheme.levels },
    { "stage", report->scheme.stages },
    { "need_tier", report->scheme.need_tiers },
    { "child_need_tier", report->scheme.need_tiers },
  };
  const char *const *order = bal_attribute_get_order (attribute);

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].attribute, attribute))
      for (int place = 0; schemes[i].codes[place]; place++)
        if (g_str_equal (schemes[i].codes[place], value))
          return place;
  for (int place = 0; order && order[place]; place++)
    if (g_str_equal (order[place], value))
      return place;
  return G_MAXINT;
}

int
bal_report_compare_values (const BalReport *self,
                           const char *attribute,
                           const char *x,
                           const char *y)
{
  int x_place, y_place;

  if (g_strcmp0 (x, y) == 0)
    return 0;
  if (!x || !y)
    return x ? -1 : 1;
  x_place = bal_report_get_place (self, attribute, x);
  y_place = bal_report_get_place (self, attribute, y);
  if (x_place != y_place)
    return x_place < y_place ? -1 : 1;
  return strcmp (x, y);
}

/* The values of a group, and where each of them stands in its scheme. */
typedef struct
{
  BalSummaryGroup *group; /* borrowed */
  GPtrArray *values;      /* owned by the report; borrowed */
  int *places;            /* owned */
  guint n;
} Key;

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->places);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  for (guint i = 0; i < MIN (left->n, right->n); i++)
    {
      const char *x = g_ptr_array_index (left->values, i);
      const char *y = g_ptr_array_index (right->values, i);
      int order = (x == NULL) - (y == NULL);

      if (order == 0 && x)
        order = (left->places[i] > right->places[i]) - (left->places[i] < right->places[i]);
      if (order == 0 && x)
        order = strcmp (x, y);
      if (order != 0)
        return order;
    }
  return 0;
}

static void
add_key (BalReport *self, GArray *keys, BalSummaryGroup *group)
{
  Key key = { group, bal_summary_key_split (group->key), NULL, g_strv_length (self->summary->by) };

  key.n = MIN (key.n, key.values->len);
  key.places = g_new (int, key.n + 1);
  for (guint i = 0; i < key.n; i++)
    {
      const char *value = g_ptr_array_index (key.values, i);

      key.places[i] = value ? bal_report_get_place (self, self->summary->by[i], value) : G_MAXINT;
    }
  g_hash_table_insert (self->values, group, key.values);
  g_array_append_val (keys, key);
}

static void
sort_groups (BalReport *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (keys, key_clear);
  for (guint i = 0; i < self->summary->groups->len; i++)
    {
      BalSummaryGroup *group = g_ptr_array_index (self->summary->groups, i);

      if (group->key[0])
        add_key (self, keys, group);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (self->groups, g_array_index (keys, Key, i).group);
}

BalReport *
bal_report_new (BalSummary *summary)
{
  BalReport *self = g_new0 (BalReport, 1);

  self->summary = summary;
  self->tables = g_ptr_array_new_with_free_func (g_object_unref);
  self->findings = bal_findings_builder_new ();
  bal_findings_builder_set_origin (self->findings, summary->synthetic ? "synthetic" : "computed");
  self->groups = g_ptr_array_new ();
  self->values = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  bal_analysis_scheme_read_options (&self->scheme, summary->options);
  sort_groups (self);
  return self;
}

void
bal_report_free (BalReport *self)
{
  if (!self)
    return;
  bal_analysis_scheme_clear (&self->scheme);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->findings, bal_findings_builder_free);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->values);
  g_free (self);
}

const BalSummaryGroup *
bal_report_get_total (BalReport *self)
{
  return bal_summary_lookup_group (self->summary, "");
}

/* A table that has the attribute among its own columns shows the group beside it. */
static char *
name_group_column (const BalReportTable *table, const char *attribute)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i].name, attribute))
      return g_strconcat ("by_", attribute, NULL);
  return g_strdup (attribute);
}

static BalTableBuilder *
begin_table (BalReport *self, const BalReportTable *table, const char *name, gboolean grouped)
{
  BalTableBuilder *builder = bal_table_builder_new (name);

  for (guint i = 0; grouped && self->summary->by[i]; i++)
    {
      g_autofree char *name_of_group = name_group_column (table, self->summary->by[i]);

      bal_table_builder_add_column (builder, name_of_group, BAL_COLUMN_KIND_CODE,
                                    BAL_COLUMN_ROLE_KEY, NULL);
    }
  for (guint i = 0; i < table->n_columns; i++)
    bal_table_builder_add_column (builder, table->columns[i].name, table->columns[i].kind,
                                  table->columns[i].role, table->columns[i].unit);
  return builder;
}

static void
end_table (BalReport *self, const BalReportTable *table, BalTableBuilder *builder)
{
  g_ptr_array_add (self->tables, bal_table_builder_end (builder, table->basis, self->as_at,
                                                        self->period, self->summary->synthetic));
}

void
bal_report_add_table (BalReport *self, const BalReportTable *table)
{
  gboolean grouped = self->summary->by[0] != NULL;
  g_autofree char *name = g_strconcat (table->name, grouped ? "_total" : NULL, NULL);
  BalTableBuilder *builder;

  if (grouped)
    {
      builder = begin_table (self, table, table->name, TRUE);
      if (table->add_groups)
        table->add_groups (self, table, builder);
      for (guint i = 0; !table->add_groups && i < self->groups->len; i++)
        table->add_rows (self, table, builder, g_ptr_array_index (self->groups, i));
      end_table (self, table, builder);
    }
  builder = begin_table (self, table, name, FALSE);
  table->add_rows (self, table, builder, bal_report_get_total (self));
  end_table (self, table, builder);
}

BalReportRow
bal_report_begin_row (BalReport *self, BalTableBuilder *builder, const BalSummaryGroup *group)
{
  BalReportRow row = { builder, 0 };
  GPtrArray *values = g_hash_table_lookup (self->values, group);
  g_autoptr (GPtrArray) others = NULL;

  if (!values && group->key[0])
    values = others = bal_summary_key_split (group->key);
  for (guint i = 0; values && i < values->len; i++)
    bal_report_row_text (&row, g_ptr_array_index (values, i));
  return row;
}

void
bal_report_row_int (BalReportRow *row, gint64 value)
{
  bal_table_builder_append_int (row->builder, row->column++, value);
}

void
bal_report_row_double (BalReportRow *row, double value)
{
  bal_table_builder_append_double (row->builder, row->column++, value);
}

void
bal_report_row_text (BalReportRow *row, const char *text)
{
  bal_table_builder_append_text (row->builder, row->column++, text);
}

void
bal_report_row_boolean (BalReportRow *row, gboolean value)
{
  bal_table_builder_append_boolean (row->builder, row->column++, value);
}

void
bal_report_row_day (BalReportRow *row, gint32 day)
{
  bal_table_builder_append_day (row->builder, row->column++, day);
}

void
bal_report_row_state (BalReportRow *row, BalValueState state)
{
  bal_table_builder_append_state (row->builder, row->column++, state);
}

void
bal_report_row_ratio (BalReportRow *row, gint64 numerator, gint64 denominator)
{
  if (denominator == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_double (row, (double) numerator / (double) denominator);
}

void
bal_report_row_total (BalReportRow *row, gint64 total, gint64 n_records, gint64 n_recorded)
{
  if (n_records > 0 && n_recorded == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_int (row, total);
}

void
bal_report_row_quantile (BalReportRow *row, GArray *bins, double p)
{
  if (bal_summary_bins_get_count (bins) == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_double (row, bal_summary_bins_get_quantile (bins, p));
}

void
bal_report_row_lower_median (BalReportRow *row, GArray *bins)
{
  guint64 n = bal_summary_bins_get_count (bins), seen = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      seen += g_array_index (bins, BalSummaryBin, i).count;
      if (seen > (n - 1) / 2)
        {
          bal_report_row_int (row, g_array_index (bins, BalSummaryBin, i).value);
          return;
        }
    }
  bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

void
bal_report_row_smallest (BalReportRow *row, GArray *bins)
{
  if (bins->len == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_int (row, g_array_index (bins, BalSummaryBin, 0).value);
}

void
bal_report_row_largest (BalReportRow *row, GArray *bins)
{
  if (bins->len == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_int (row, g_array_index (bins, BalSummaryBin, bins->len - 1).value);
}
