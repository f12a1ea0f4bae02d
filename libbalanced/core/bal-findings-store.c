/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings-store-private.h"

static void
rows_free (gpointer rows)
{
  if (rows != NULL)
    bal_bitmap_unref (rows);
}

BalFindingsStore *
bal_findings_store_new (void)
{
  BalFindingsStore *self = g_atomic_rc_box_new0 (BalFindingsStore);

  self->texts = bal_interner_new ();
  self->severities = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->subjects = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->first_figures = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_figures = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_ptr_array_new_with_free_func (rows_free);
  self->figure_names = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->figure_values = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

BalFindingsStore *
bal_findings_store_ref (BalFindingsStore *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
store_clear (gpointer data)
{
  BalFindingsStore *self = data;

  g_clear_pointer (&self->texts, bal_interner_free);
  g_clear_pointer (&self->severities, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->subjects, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->first_figures, g_array_unref);
  g_clear_pointer (&self->n_figures, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->figure_names, g_array_unref);
  g_clear_pointer (&self->figure_values, g_array_unref);
}

void
bal_findings_store_unref (BalFindingsStore *self)
{
  g_atomic_rc_box_release_full (self, store_clear);
}

guint32
bal_findings_store_intern (BalFindingsStore *self, const char *text)
{
  g_autofree char *valid = NULL;
  guint32 code = BAL_FINDINGS_NO_TEXT;

  if (text == NULL || bal_interner_lookup (self->texts, text, strlen (text), &code))
    return code;

  /* Names of files and columns come from outside, and findings leave as UTF-8. */
  valid = g_utf8_make_valid (text, -1);

  return bal_interner_intern (self->texts, valid, strlen (valid));
}

guint
bal_findings_store_append (BalFindingsStore *self, const BalFindingsRecord *record)
{
  guint8 severity = (guint8) record->severity;
  guint32 first_figure = self->figure_names->len;
  guint32 n_figures = 0;

  g_array_append_val (self->severities, severity);
  g_array_append_val (self->codes, record->code);
  g_array_append_val (self->subjects, record->subject);
  g_array_append_val (self->columns, record->column);
  g_array_append_val (self->sources, record->source);
  g_array_append_val (self->origins, record->origin);
  g_array_append_val (self->counts, record->count);
  g_array_append_val (self->first_figures, first_figure);
  g_array_append_val (self->n_figures, n_figures);
  g_ptr_array_add (self->rows, record->rows);

  return self->severities->len - 1;
}

void
bal_findings_store_append_figure (BalFindingsStore *self, const char *name, double value)
{
  guint32 code = bal_findings_store_intern (self, name);

  g_array_append_val (self->figure_names, code);
  g_array_append_val (self->figure_values, value);
  g_array_index (self->n_figures, guint32, self->n_figures->len - 1)++;
}

guint
bal_findings_store_get_length (const BalFindingsStore *self)
{
  return self->severities->len;
}

BalSeverity
bal_findings_store_get_severity (const BalFindingsStore *self, guint record)
{
  return (BalSeverity) g_array_index (self->severities, guint8, record);
}

guint64
bal_findings_store_get_count (const BalFindingsStore *self, guint record)
{
  const BalBitmap *rows = bal_findings_store_get_rows (self, record);

  return rows != NULL ? bal_bitmap_get_count (rows) : g_array_index (self->counts, guint64, record);
}

BalBitmap *
bal_findings_store_get_rows (const BalFindingsStore *self, guint record)
{
  return g_ptr_array_index (self->rows, record);
}

const char *
bal_findings_store_get_text (const BalFindingsStore *self, const GArray *column, guint record)
{
  guint32 code = g_array_index (column, guint32, record);

  return code == BAL_FINDINGS_NO_TEXT ? NULL : bal_interner_get (self->texts, code);
}

guint
bal_findings_store_get_n_figures (const BalFindingsStore *self, guint record)
{
  return g_array_index (self->n_figures, guint32, record);
}

const char *
bal_findings_store_get_figure (const BalFindingsStore *self, guint record, guint n, double *value)
{
  guint figure = g_array_index (self->first_figures, guint32, record) + n;

  *value = g_array_index (self->figure_values, double, figure);

  return bal_interner_get (self->texts, g_array_index (self->figure_names, guint32, figure));
}
