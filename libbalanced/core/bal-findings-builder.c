/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings-builder-private.h"

#include "libbalanced/core/bal-findings-store-private.h"
#include "libbalanced/core/bal-templates.h"

#define NO_RECORD G_MAXUINT

/* What rows have in common that are one finding: codes of the store's texts. */
typedef struct
{
  guint32 code;
  guint32 subject;
  guint32 column;
  guint32 origin;
} Key;

struct _BalFindingsBuilder
{
  BalFindingsStore *store; /* owned */
  GHashTable *records;     /* Key to record, of those that hold rows */
  guint32 origin;          /* of the store's texts */

  /* The record of the last row: faults of one kind come in runs. */
  guint last;
  Key last_key;
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint hash = key->code;

  hash = hash * 31 + key->subject;
  hash = hash * 31 + key->column;

  return hash * 31 + key->origin;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Key)) == 0;
}

BalFindingsBuilder *
bal_findings_builder_new (void)
{
  BalFindingsBuilder *self = g_new0 (BalFindingsBuilder, 1);

  self->store = bal_findings_store_new ();
  self->records = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self->origin = BAL_FINDINGS_NO_TEXT;
  self->last = NO_RECORD;

  return self;
}

void
bal_findings_builder_free (BalFindingsBuilder *self)
{
  g_clear_pointer (&self->store, bal_findings_store_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_free (self);
}

void
bal_findings_builder_set_origin (BalFindingsBuilder *self, const char *origin)
{
  self->origin = bal_findings_store_intern (self->store, origin);
}

static BalSeverity
find_severity (const char *code)
{
  BalSeverity severity = BAL_SEVERITY_WARNING;

  if (!bal_templates_lookup_severity (bal_templates_get_default (), code, &severity))
    g_critical ("The code “%s” has no template: append it to resources/findings.ini", code);

  return severity;
}

void
bal_findings_builder_add (BalFindingsBuilder *self,
                          const char *code,
                          const char *subject,
                          const char *source,
                          const BalFindingFigure *figures,
                          guint n_figures)
{
  BalFindingsRecord record = {
    .severity = find_severity (code),
    .code = bal_findings_store_intern (self->store, code),
    .subject = bal_findings_store_intern (self->store, subject),
    .column = BAL_FINDINGS_NO_TEXT,
    .source = bal_findings_store_intern (self->store, source),
    .origin = self->origin,
    .count = 1,
  };

  for (guint i = 0; i < n_figures; i++)
    if (g_str_equal (figures[i].name, "count"))
      record.count = (guint64) MAX (figures[i].value, 0);

  bal_findings_store_append (self->store, &record);
  for (guint i = 0; i < n_figures; i++)
    if (!g_str_equal (figures[i].name, "count"))
      bal_findings_store_append_figure (self->store, figures[i].name, figures[i].value);
}

void
bal_findings_builder_add_count (BalFindingsBuilder *self,
                                const char *code,
                                const char *subject,
                                const char *column,
                                guint64 count)
{
  BalFindingsRecord record = {
    .severity = find_severity (code),
    .code = bal_findings_store_intern (self->store, code),
    .subject = bal_findings_store_intern (self->store, subject),
    .column = bal_findings_store_intern (self->store, column),
    .source = BAL_FINDINGS_NO_TEXT,
    .origin = self->origin,
    .count = count,
  };

  bal_findings_store_append (self->store, &record);
}

/* A severity only has to be looked up for a new record. */
static guint
get_row_record (BalFindingsBuilder *self, const Key *key)
{
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (self->records, key, NULL, &found))
    {
      BalFindingsRecord record = {
        .severity = find_severity (bal_interner_get (self->store->texts, key->code)),
        .code = key->code,
        .subject = key->subject,
        .column = key->column,
        .source = BAL_FINDINGS_NO_TEXT,
        .origin = key->origin,
        .rows = bal_bitmap_new (),
      };

      found = GUINT_TO_POINTER (bal_findings_store_append (self->store, &record));
      g_hash_table_insert (self->records, g_memdup2 (key, sizeof *key), found);
    }

  return GPOINTER_TO_UINT (found);
}

static gboolean
is_text (BalFindingsBuilder *self, guint32 code, const char *text)
{
  if (code == BAL_FINDINGS_NO_TEXT || text == NULL)
    return code == BAL_FINDINGS_NO_TEXT && text == NULL;

  return strcmp (bal_interner_get (self->store->texts, code), text) == 0;
}

void
bal_findings_builder_add_row (BalFindingsBuilder *self,
                              const char *code,
                              const char *subject,
                              const char *column,
                              guint64 row)
{
  gboolean like_last = self->last != NO_RECORD && self->last_key.origin == self->origin &&
                       is_text (self, self->last_key.code, code) &&
                       is_text (self, self->last_key.subject, subject) &&
                       is_text (self, self->last_key.column, column);

  if (!like_last)
    {
      self->last_key = (Key){
        bal_findings_store_intern (self->store, code),
        bal_findings_store_intern (self->store, subject),
        bal_findings_store_intern (self->store, column),
        self->origin,
      };
      self->last = get_row_record (self, &self->last_key);
    }

  bal_bitmap_add (bal_findings_store_get_rows (self->store, self->last), row);
}

static void
add_rows (guint64 row, gpointer data)
{
  bal_bitmap_add (data, row);
}

static void
add_record (BalFindingsBuilder *self, BalFindingsStore *from, guint record)
{
  BalBitmap *rows = bal_findings_store_get_rows (from, record);
  BalFindingsRecord copy = {
    .severity = bal_findings_store_get_severity (from, record),
    .count = bal_findings_store_get_count (from, record),
  };
  const struct
  {
    const GArray *column;
    guint32 *to;
  } texts[] = {
    { from->codes, &copy.code },     { from->subjects, &copy.subject },
    { from->columns, &copy.column }, { from->sources, &copy.source },
    { from->origins, &copy.origin },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i].to =
      bal_findings_store_intern (self->store,
                                 bal_findings_store_get_text (from, texts[i].column, record));

  if (rows != NULL)
    {
      Key key = { copy.code, copy.subject, copy.column, copy.origin };
      guint here = get_row_record (self, &key);

      bal_bitmap_foreach (rows, add_rows, bal_findings_store_get_rows (self->store, here));
      return;
    }

  bal_findings_store_append (self->store, &copy);
  for (guint i = 0; i < bal_findings_store_get_n_figures (from, record); i++)
    {
      double value = 0;
      const char *name = bal_findings_store_get_figure (from, record, i, &value);

      bal_findings_store_append_figure (self->store, name, value);
    }
}

void
bal_findings_builder_add_findings (BalFindingsBuilder *self, BalFindings *other)
{
  BalFindingsStore *store = bal_findings_get_store (other);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (other));

  for (guint i = 0; i < n; i++)
    add_record (self, store, bal_findings_get_record (other, i));
}

void
bal_findings_builder_add_nth (BalFindingsBuilder *self, BalFindings *other, guint n)
{
  add_record (self, bal_findings_get_store (other), bal_findings_get_record (other, n));
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalFindingsStore *store = data;
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;
  const GArray *texts[] = { store->codes, store->subjects, store->columns };
  int order = (int) bal_findings_store_get_severity (store, y) -
              (int) bal_findings_store_get_severity (store, x);

  for (gsize i = 0; i < G_N_ELEMENTS (texts) && order == 0; i++)
    order = g_strcmp0 (bal_findings_store_get_text (store, texts[i], x),
                       bal_findings_store_get_text (store, texts[i], y));
  if (order == 0)
    order = (x > y) - (x < y);

  return order;
}

BalFindings *
bal_findings_builder_end (BalFindingsBuilder *self)
{
  guint n = bal_findings_store_get_length (self->store);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  BalFindings *findings = NULL;

  for (guint32 i = 0; i < n; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_records, self->store);

  findings = bal_findings_new_for_store (self->store, order);
  bal_findings_builder_free (self);

  return findings;
}
