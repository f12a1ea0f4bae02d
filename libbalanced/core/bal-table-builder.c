/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-table-builder-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-interner-private.h"
#include "libbalanced/core/bal-column-private.h"

typedef struct
{
  char *name;
  char *unit; /* nullable */
  BalColumnKind kind;
  BalColumnRole role;
  GByteArray *values;
  GByteArray *states; /* one byte a row */
  BalInterner *names; /* of codes, or NULL */
  GStrv distinct;     /* owned; nullable: the names of all cells, in place of the others */
} Draft;

struct _BalTableBuilder
{
  char *name;
  GPtrArray *drafts; /* of Draft, owned */
};

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->name);
  g_free (draft->unit);
  g_clear_pointer (&draft->values, g_byte_array_unref);
  g_clear_pointer (&draft->states, g_byte_array_unref);
  g_clear_pointer (&draft->names, bal_interner_free);
  g_strfreev (draft->distinct);
  g_free (draft);
}

BalTableBuilder *
bal_table_builder_new (const char *name)
{
  BalTableBuilder *self = g_new0 (BalTableBuilder, 1);

  self->name = g_strdup (name);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  return self;
}

BalTableBuilder *
bal_table_builder_new_with_columns (const char *name,
                                    const BalTableColumn *columns,
                                    guint n_columns)
{
  BalTableBuilder *self = bal_table_builder_new (name);

  for (guint i = 0; i < n_columns; i++)
    bal_table_builder_add_column (self, columns[i].name, columns[i].kind, columns[i].role,
                                  columns[i].unit);
  return self;
}

void
bal_table_builder_free (BalTableBuilder *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_ptr_array_unref (self->drafts);
  g_free (self);
}

guint
bal_table_builder_add_column (BalTableBuilder *self,
                              const char *name,
                              BalColumnKind kind,
                              BalColumnRole role,
                              const char *unit)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->name = g_strdup (name);
  draft->unit = g_strdup (unit);
  draft->kind = kind;
  draft->role = role;
  draft->values = g_byte_array_new ();
  draft->states = g_byte_array_new ();
  draft->names = kind == BAL_COLUMN_KIND_CODE ? bal_interner_new () : NULL;
  g_ptr_array_add (self->drafts, draft);
  return self->drafts->len - 1;
}

static Draft *
get_draft (BalTableBuilder *self, guint column)
{
  g_assert (column < self->drafts->len);

  return self->drafts->pdata[column];
}

static void
append (Draft *draft, gconstpointer value, gsize width, BalValueState state)
{
  guint8 stored = (guint8) state;

  g_byte_array_append (draft->values, value, (guint) width);
  g_byte_array_append (draft->states, &stored, 1);
}

static void
append_number (Draft *draft, double value, BalValueState state)
{
  gint64 whole;

  if (!isfinite (value))
    {
      value = 0;
      state = BAL_VALUE_STATE_NOT_APPLICABLE;
    }
  if (draft->kind == BAL_COLUMN_KIND_DOUBLE)
    {
      append (draft, &value, sizeof value, state);
      return;
    }

  g_assert (draft->kind == BAL_COLUMN_KIND_INT64 && value == trunc (value));
  whole = (gint64) value;
  append (draft, &whole, sizeof whole, state);
}

void
bal_table_builder_append_int (BalTableBuilder *self, guint column, gint64 value)
{
  Draft *draft = get_draft (self, column);

  if (draft->kind == BAL_COLUMN_KIND_INT64)
    append (draft, &value, sizeof value, BAL_VALUE_STATE_VALUE);
  else
    append_number (draft, (double) value, BAL_VALUE_STATE_VALUE);
}

void
bal_table_builder_append_double (BalTableBuilder *self, guint column, double value)
{
  append_number (get_draft (self, column), value, BAL_VALUE_STATE_VALUE);
}

void
bal_table_builder_append_unreliable (BalTableBuilder *self, guint column, double value)
{
  append_number (get_draft (self, column), value, BAL_VALUE_STATE_UNRELIABLE);
}

void
bal_table_builder_append_day (BalTableBuilder *self, guint column, gint32 day)
{
  Draft *draft = get_draft (self, column);

  g_assert (draft->kind == BAL_COLUMN_KIND_DAY);

  if (day == BAL_DAY_NONE)
    bal_table_builder_append_state (self, column, BAL_VALUE_STATE_MISSING);
  else
    append (draft, &day, sizeof day, BAL_VALUE_STATE_VALUE);
}

void
bal_table_builder_append_boolean (BalTableBuilder *self, guint column, gboolean value)
{
  Draft *draft = get_draft (self, column);
  guint8 stored = value ? 1 : 0;

  g_assert (draft->kind == BAL_COLUMN_KIND_BOOLEAN);

  append (draft, &stored, sizeof stored, BAL_VALUE_STATE_VALUE);
}

void
bal_table_builder_append_text (BalTableBuilder *self, guint column, const char *text)
{
  Draft *draft = get_draft (self, column);

  g_assert (draft->kind == BAL_COLUMN_KIND_CODE || draft->kind == BAL_COLUMN_KIND_TEXT);

  if (text == NULL)
    {
      bal_table_builder_append_state (self, column, BAL_VALUE_STATE_MISSING);
    }
  else if (draft->kind == BAL_COLUMN_KIND_TEXT)
    {
      append (draft, text, strlen (text) + 1, BAL_VALUE_STATE_VALUE);
    }
  else
    {
      guint32 code = bal_interner_intern (draft->names, text, strlen (text));
      append (draft, &code, sizeof code, BAL_VALUE_STATE_VALUE);
    }
}

void
bal_table_builder_append_codes (BalTableBuilder *self,
                                guint column,
                                const char *const *names,
                                guint n_names,
                                const guint32 *codes,
                                gsize n)
{
  Draft *draft = get_draft (self, column);
  g_autofree guint32 *own = g_new (guint32, n_names);
  gsize first = draft->states->len;
  guint32 *values;

  g_assert (draft->kind == BAL_COLUMN_KIND_CODE);

  memset (own, 0xff, n_names * sizeof (guint32));
  g_byte_array_set_size (draft->values, (guint) ((first + n) * sizeof (guint32)));
  g_byte_array_set_size (draft->states, (guint) (first + n));
  values = (guint32 *) (gpointer) draft->values->data + first;
  for (gsize i = 0; i < n; i++)
    {
      const char *name = names[codes[i]];

      if (name && own[codes[i]] == G_MAXUINT32)
        own[codes[i]] = bal_interner_intern (draft->names, name, strlen (name));
      values[i] = name ? own[codes[i]] : 0;
      draft->states->data[first + i] =
        (guint8) (name ? BAL_VALUE_STATE_VALUE : BAL_VALUE_STATE_MISSING);
    }
}

void
bal_table_builder_append_distinct (BalTableBuilder *self,
                                   guint column,
                                   const char *const *names,
                                   gsize n_names,
                                   gsize n_missing)
{
  Draft *draft = get_draft (self, column);
  guint32 *codes;

  g_assert (draft->kind == BAL_COLUMN_KIND_CODE && draft->states->len == 0);

  draft->distinct = g_new (char *, n_names + 1);
  draft->distinct[n_names] = NULL;
  g_byte_array_set_size (draft->values, (guint) ((n_names + n_missing) * sizeof (guint32)));
  g_byte_array_set_size (draft->states, (guint) (n_names + n_missing));
  codes = (guint32 *) (gpointer) draft->values->data;
  for (gsize i = 0; i < n_names; i++)
    {
      draft->distinct[i] = g_strdup (names[i]);
      codes[i] = (guint32) i;
    }
  for (gsize i = 0; i < n_missing; i++)
    codes[n_names + i] = 0;
  for (gsize i = 0; i < n_names + n_missing; i++)
    draft->states->data[i] = i < n_names ? BAL_VALUE_STATE_VALUE : BAL_VALUE_STATE_MISSING;
}

gint64 *
bal_table_builder_extend_ints (BalTableBuilder *self, guint column, gsize n)
{
  Draft *draft = get_draft (self, column);
  gsize first = draft->states->len;

  g_assert (draft->kind == BAL_COLUMN_KIND_INT64);

  g_byte_array_set_size (draft->values, (guint) ((first + n) * sizeof (gint64)));
  g_byte_array_set_size (draft->states, (guint) (first + n));
  if (n == 0)
    return NULL;
  memset (draft->states->data + first, BAL_VALUE_STATE_VALUE, n);
  return (gint64 *) (gpointer) draft->values->data + first;
}

void
bal_table_builder_append_ints (BalTableBuilder *self, guint column, const gint64 *values, gsize n)
{
  gint64 *cells = bal_table_builder_extend_ints (self, column, n);

  if (n > 0)
    memcpy (cells, values, n * sizeof *values);
}

void
bal_table_builder_append_state (BalTableBuilder *self, guint column, BalValueState state)
{
  static const guint8 nothing[8] = { 0 };
  Draft *draft = get_draft (self, column);
  gsize width = bal_column_kind_get_width (draft->kind);

  g_assert (!bal_value_state_has_value (state) || state == BAL_VALUE_STATE_TRUE_ZERO);

  append (draft, nothing, width > 0 ? width : 1, state);
}

static char **
take_names (Draft *draft)
{
  if (draft->distinct)
    return g_steal_pointer (&draft->distinct);

  gsize n = draft->names != NULL ? bal_interner_get_count (draft->names) : 0;
  char **names = g_new0 (char *, n + 1);

  for (gsize code = 0; code < n; code++)
    names[code] = g_strdup (bal_interner_get (draft->names, (guint32) code));
  return names;
}

static BalColumn *
make_column (Draft *draft)
{
  g_autoptr (GBytes) values = g_byte_array_free_to_bytes (g_steal_pointer (&draft->values));
  g_autoptr (GBytes) states = g_byte_array_free_to_bytes (g_steal_pointer (&draft->states));
  g_autoptr (GError) error = NULL;
  BalColumn *column = bal_column_new_take (draft->name, draft->kind, values, states,
                                           take_names (draft), draft->unit, draft->role, &error);

  g_assert_no_error (error);
  return column;
}

BalTable *
bal_table_builder_end (BalTableBuilder *self,
                       BalBasis basis,
                       gint32 as_at,
                       BalPeriod *period,
                       gboolean synthetic)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  g_autoptr (GError) error = NULL;
  BalTable *table;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      g_autoptr (BalColumn) column = make_column (self->drafts->pdata[i]);
      g_list_store_append (columns, column);
    }
  table =
    bal_table_new (self->name, G_LIST_MODEL (columns), basis, as_at, period, synthetic, &error);
  g_assert_no_error (error);
  bal_table_builder_free (self);
  return table;
}
