/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"
#include "libbalanced/chart/bal-words-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/framework/bal-framework.h"
#include "libbalanced/framework/bal-scheme.h"
#include "libbalanced/framework/bal-term.h"

#define SHORT_LENGTH 3

BalColumn *
bal_chart_need_column (BalTable *table, const char *name, GError **error)
{
  BalColumn *column = bal_table_lookup_column (table, name);

  if (column == NULL)
    g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN,
                 "Drawing the table “%s”: it has no column “%s”", bal_table_get_name (table), name);

  return column;
}

BalChartKeyKind
bal_chart_get_key (BalColumn *column, guint64 row, const char **code)
{
  BalValueState state = bal_column_get_state (column, row);

  *code = NULL;
  if (state == BAL_VALUE_STATE_NOT_APPLICABLE)
    return BAL_CHART_KEY_TOTAL;
  if (!bal_value_state_has_value (state))
    return BAL_CHART_KEY_MISSING;

  *code = bal_column_get_text (column, row);

  return BAL_CHART_KEY_CODE;
}

static gboolean
has_code (const BalChartKeys *self, const char *code)
{
  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL);
}

static void
add_code (BalChartKeys *self, const char *code)
{
  if (code != NULL && !has_code (self, code))
    g_ptr_array_add (self->codes, g_strdup (code));
}

void
bal_chart_keys_init (BalChartKeys *self,
                     BalColumn *column,
                     BalFramework *framework,
                     const char *scheme)
{
  BalScheme *known = bal_framework_lookup_scheme (framework, scheme);
  GListModel *terms = known != NULL ? bal_scheme_get_terms (known) : NULL;
  guint n_terms = terms != NULL ? g_list_model_get_n_items (terms) : 0;

  *self = (BalChartKeys){ .codes = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (terms, i);

      add_code (self, bal_term_get_code (term));
    }
  for (guint64 row = 0; row < bal_column_get_n_rows (column); row++)
    {
      const char *code = NULL;
      BalChartKeyKind kind = bal_chart_get_key (column, row, &code);

      self->has_missing |= kind == BAL_CHART_KEY_MISSING;
      self->has_total |= kind == BAL_CHART_KEY_TOTAL;
      add_code (self, code);
    }
}

void
bal_chart_keys_clear (BalChartKeys *self)
{
  g_clear_pointer (&self->codes, g_ptr_array_unref);
}

GPtrArray *
bal_chart_keys_get_labels (const BalChartKeys *self, BalFramework *framework, const char *scheme)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->codes->len; i++)
    g_ptr_array_add (labels,
                     bal_chart_get_label (framework, scheme, g_ptr_array_index (self->codes, i)));

  return labels;
}

guint
bal_chart_keys_get_length (const BalChartKeys *self)
{
  return self->codes->len + (self->has_missing ? 1 : 0) + (self->has_total ? 1 : 0);
}

gboolean
bal_chart_keys_lookup (const BalChartKeys *self, BalColumn *column, guint64 row, guint *position)
{
  const char *code = NULL;
  BalChartKeyKind kind = bal_chart_get_key (column, row, &code);

  *position = self->codes->len;
  if (kind == BAL_CHART_KEY_CODE)
    return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, position);
  if (kind == BAL_CHART_KEY_TOTAL && self->has_missing)
    *position += 1;

  return TRUE;
}

gboolean
bal_chart_is_overall (BalTable *table, guint64 row, BalColumn *a, BalColumn *b)
{
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      const char *code = NULL;

      if (column == a || column == b || bal_column_get_role (column) != BAL_COLUMN_ROLE_KEY)
        continue;
      if (bal_chart_get_key (column, row, &code) != BAL_CHART_KEY_TOTAL)
        return FALSE;
    }

  return TRUE;
}

static BalTerm *
lookup_term (BalFramework *framework, const char *scheme, const char *code)
{
  BalScheme *known = bal_framework_lookup_scheme (framework, scheme);

  return known != NULL ? bal_scheme_lookup (known, code) : NULL;
}

char *
bal_chart_get_label (BalFramework *framework, const char *scheme, const char *code)
{
  BalTerm *term = lookup_term (framework, scheme, code);
  const char *label = term != NULL ? bal_term_get_label (term) : NULL;

  return bal_words_from_code (label != NULL ? label : code);
}

char *
bal_chart_get_short_label (BalFramework *framework, const char *scheme, const char *code)
{
  BalTerm *term = lookup_term (framework, scheme, code);
  const char *const *aliases = term != NULL ? bal_term_get_aliases (term) : NULL;
  g_autofree char *upper = NULL;

  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      if (strlen (aliases[i]) <= SHORT_LENGTH && g_ascii_isupper (aliases[i][0]))
        return g_strdup (aliases[i]);
    }
  upper = g_utf8_strup (code, -1);

  return g_utf8_substring (upper, 0, MIN (g_utf8_strlen (upper, -1), SHORT_LENGTH));
}

gboolean
bal_chart_read_count (BalColumn *column, guint64 row, double *value, char **text)
{
  BalValueState state = bal_column_get_state (column, row);

  *value = 0;
  if (!bal_value_state_has_value (state))
    {
      *text = g_strdup (bal_words_from_state (state));
      return FALSE;
    }

  *value = (double) bal_column_get_int64 (column, row);
  *text = bal_words_from_count (bal_column_get_int64 (column, row));

  return TRUE;
}

char *
bal_chart_get_subtitle (BalTable *table, const char *counted)
{
  g_autofree char *when =
    bal_words_from_period (bal_table_get_period (table), bal_table_get_as_at (table));

  return g_strdup_printf ("%s, %s", counted, when);
}
