/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-table.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-interner-private.h"
#include "libbalanced/core/bal-arrow-private.h"
#include "libbalanced/core/bal-arrow-reader-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"

#define MAX_BYTES ((gsize) G_MAXUINT - 16) /* of a GByteArray */

/* One column of the stream while it is read. */
typedef struct
{
  const char *name; /* borrowed from the reader */
  BalColumnKind kind;
  GByteArray *values;
  GByteArray *states;
  BalInterner *names;   /* of codes, or NULL */
  char *state_of;       /* the column whose states this one holds; nullable */
  gboolean only_nicks;  /* nothing but words for states so far */
  gboolean is_declared; /* by the metadata, and not only by its name, to hold states */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_pointer (&draft->values, g_byte_array_unref);
  g_clear_pointer (&draft->states, g_byte_array_unref);
  g_clear_pointer (&draft->names, bal_interner_free);
  g_free (draft->state_of);
  g_free (draft);
}

static gboolean
fail (const Draft *draft, GError **error, int code, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, code, "Reading an Arrow stream, column “%s”: %s", draft->name,
               reason);
  return FALSE;
}

/* Without metadata the name tells, and then only if nothing but states stands there. */
static char *
guess_state_of (BalArrowReader *reader, guint column)
{
  const char *name = bal_arrow_reader_get_name (reader, column);

  if (bal_arrow_reader_get_kind (reader, column) != BAL_ARROW_CELL_TEXT ||
      !g_str_has_suffix (name, "_state"))
    return NULL;

  g_autofree char *base = g_strndup (name, strlen (name) - strlen ("_state"));
  for (guint i = 0; i < bal_arrow_reader_get_n_columns (reader); i++)
    if (strcmp (bal_arrow_reader_get_name (reader, i), base) == 0)
      return g_steal_pointer (&base);
  return NULL;
}

static gboolean
find_kind (Draft *draft, BalArrowReader *reader, guint column, GError **error)
{
  switch (bal_arrow_reader_get_kind (reader, column))
    {
    case BAL_ARROW_CELL_BOOL:
      draft->kind = BAL_COLUMN_KIND_BOOLEAN;
      return TRUE;
    case BAL_ARROW_CELL_INT:
      draft->kind = BAL_COLUMN_KIND_INT64;
      return TRUE;
    case BAL_ARROW_CELL_DOUBLE:
      draft->kind = BAL_COLUMN_KIND_DOUBLE;
      return TRUE;
    case BAL_ARROW_CELL_DAY:
      draft->kind = BAL_COLUMN_KIND_DAY;
      return TRUE;
    case BAL_ARROW_CELL_TEXT:
    case BAL_ARROW_CELL_NULL:
      draft->kind = bal_arrow_reader_is_dictionary (reader, column) ? BAL_COLUMN_KIND_CODE
                                                                    : BAL_COLUMN_KIND_TEXT;
      return TRUE;
    case BAL_ARROW_CELL_FAULT:
    default:
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED,
                   "Reading an Arrow stream, column “%s”: columns of type “%s” are not read",
                   draft->name, bal_arrow_reader_get_format (reader, column));
      return FALSE;
    }
}

static Draft *
draft_new (BalArrowReader *reader, guint column, GError **error)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->name = bal_arrow_reader_get_name (reader, column);
  draft->values = g_byte_array_new ();
  draft->states = g_byte_array_new ();
  draft->state_of = bal_arrow_reader_dup_metadata (reader, (int) column, BAL_ARROW_KEY_STATE_OF);
  draft->is_declared = draft->state_of != NULL;
  if (!draft->is_declared)
    draft->state_of = guess_state_of (reader, column);
  draft->only_nicks = TRUE;
  if (!find_kind (draft, reader, column, error))
    {
      draft_free (draft);
      return NULL;
    }
  if (draft->kind == BAL_COLUMN_KIND_CODE)
    draft->names = bal_interner_new ();
  return draft;
}

static void
append (Draft *draft, gconstpointer value, gsize size)
{
  g_byte_array_append (draft->values, value, (guint) size);
}

static void
append_text (Draft *draft, const BalArrowCell *cell)
{
  append (draft, cell->text, cell->length);
  append (draft, "", 1);
}

static void
append_code (Draft *draft, const BalArrowCell *cell)
{
  guint32 code = bal_interner_intern (draft->names, cell->text, cell->length);

  append (draft, &code, sizeof code);
}

static gboolean
append_value (Draft *draft, const BalArrowCell *cell)
{
  guint8 flag = cell->int64 != 0;

  if (draft->kind == BAL_COLUMN_KIND_BOOLEAN && cell->kind == BAL_ARROW_CELL_BOOL)
    append (draft, &flag, sizeof flag);
  else if (draft->kind == BAL_COLUMN_KIND_INT64 && cell->kind == BAL_ARROW_CELL_INT)
    append (draft, &cell->int64, sizeof cell->int64);
  else if (draft->kind == BAL_COLUMN_KIND_DOUBLE &&
           (cell->kind == BAL_ARROW_CELL_DOUBLE || cell->kind == BAL_ARROW_CELL_INT))
    append (draft, &cell->number, sizeof cell->number);
  else if (draft->kind == BAL_COLUMN_KIND_DAY && cell->kind == BAL_ARROW_CELL_DAY)
    append (draft, &cell->day, sizeof cell->day);
  else if (draft->kind == BAL_COLUMN_KIND_TEXT && cell->kind == BAL_ARROW_CELL_TEXT)
    append_text (draft, cell);
  else if (draft->kind == BAL_COLUMN_KIND_CODE && cell->kind == BAL_ARROW_CELL_TEXT)
    append_code (draft, cell);
  else
    return FALSE;
  return TRUE;
}

static void
append_null (Draft *draft)
{
  static const guint8 nothing[8] = { 0 };
  static const guint8 widths[] = { 1, 8, 8, 4, 4, 1 };

  append (draft, nothing, widths[draft->kind]);
}

static gboolean
is_nick (const BalArrowCell *cell)
{
  char nick[32];
  BalValueState state;

  if (cell->kind != BAL_ARROW_CELL_TEXT || cell->length >= sizeof nick)
    return FALSE;

  memcpy (nick, cell->text, cell->length);
  nick[cell->length] = '\0';
  return bal_value_state_from_nick (nick, &state);
}

static gboolean
append_cell (Draft *draft, const BalArrowCell *cell, guint64 row, GError **error)
{
  gsize size = cell->kind == BAL_ARROW_CELL_TEXT ? cell->length + 1 : 8;
  guint8 state = BAL_VALUE_STATE_VALUE;

  if (draft->values->len + size > MAX_BYTES)
    return fail (draft, error, BAL_DATA_ERROR_BAD_VALUE, "more than 4 GiB");

  if (draft->state_of != NULL)
    draft->only_nicks = draft->only_nicks && is_nick (cell);
  if (cell->kind == BAL_ARROW_CELL_NULL)
    {
      append_null (draft);
      state = BAL_VALUE_STATE_MISSING;
    }
  else if (!append_value (draft, cell))
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                   "Reading an Arrow stream, column “%s”, row %" G_GUINT64_FORMAT
                   ": the value is malformed or out of range",
                   draft->name, row);
      return FALSE;
    }
  g_byte_array_append (draft->states, &state, 1);
  return TRUE;
}

static gboolean
read_batches (BalArrowReader *reader, GPtrArray *drafts, GError **error)
{
  g_autoptr (GError) local = NULL;
  guint64 first = 0;
  BalArrowCell cell;

  while (bal_arrow_reader_next (reader, &local))
    {
      guint64 n_rows = bal_arrow_reader_get_n_rows (reader);
      for (guint i = 0; i < drafts->len; i++)
        for (guint64 row = 0; row < n_rows; row++)
          {
            bal_arrow_reader_get_cell (reader, i, row, &cell);
            if (!append_cell (drafts->pdata[i], &cell, first + row, error))
              return FALSE;
          }
      first += n_rows;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
get_enum (BalArrowReader *reader, int column, const char *key, GType type)
{
  g_autofree char *nick = bal_arrow_reader_dup_metadata (reader, column, key);
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (values, nick) : NULL;

  return value != NULL ? value->value : 0;
}

/* Row by row: the text, or the name, that stands for the state. */
static void
merge_states (const Draft *from, Draft *into)
{
  const char *text = (const char *) from->values->data;

  for (guint row = 0; row < into->states->len; row++)
    {
      BalValueState state = BAL_VALUE_STATE_VALUE;
      const char *nick = text;
      if (from->kind == BAL_COLUMN_KIND_CODE)
        nick = bal_interner_get (from->names, ((const guint32 *) from->values->data)[row]);
      else
        text += strlen (text) + 1;
      bal_value_state_from_nick (nick, &state);
      /* A null stays one, whatever the word says. */
      if (into->states->data[row] == BAL_VALUE_STATE_VALUE || !bal_value_state_has_value (state))
        into->states->data[row] = (guint8) state;
    }
}

static gboolean
is_state_column (const Draft *draft)
{
  return draft->state_of != NULL && draft->only_nicks &&
         (draft->is_declared || draft->states->len > 0);
}

static void
merge_all_states (GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *from = drafts->pdata[i];
      for (guint k = 0; is_state_column (from) && k < drafts->len; k++)
        {
          Draft *into = drafts->pdata[k];
          if (k != i && strcmp (into->name, from->state_of) == 0)
            merge_states (from, into);
        }
    }
}

static char **
get_names (const Draft *draft)
{
  gsize n = draft->names != NULL ? bal_interner_get_count (draft->names) : 0;
  char **names = g_new0 (char *, n + 1);

  for (gsize code = 0; code < n; code++)
    names[code] = g_strdup (bal_interner_get (draft->names, (guint32) code));
  return names;
}

static BalColumn *
make_column (BalArrowReader *reader, Draft *draft, int column, GError **error)
{
  g_autoptr (GBytes) values = g_byte_array_free_to_bytes (g_steal_pointer (&draft->values));
  g_autoptr (GBytes) states = g_byte_array_free_to_bytes (g_steal_pointer (&draft->states));
  g_auto (GStrv) names = get_names (draft);
  g_autofree char *unit = bal_arrow_reader_dup_metadata (reader, column, BAL_ARROW_KEY_UNIT);
  BalColumnRole role =
    (BalColumnRole) get_enum (reader, column, BAL_ARROW_KEY_ROLE, BAL_TYPE_COLUMN_ROLE);

  return bal_column_new_from_bytes (draft->name, draft->kind, values, states,
                                    (const char *const *) names, unit, role, error);
}

static BalTable *
make_table (BalArrowReader *reader, GListModel *columns, GError **error)
{
  g_autofree char *name = bal_arrow_reader_dup_metadata (reader, -1, BAL_ARROW_KEY_NAME);
  g_autofree char *as_at = bal_arrow_reader_dup_metadata (reader, -1, BAL_ARROW_KEY_AS_AT);
  g_autofree char *text = bal_arrow_reader_dup_metadata (reader, -1, BAL_ARROW_KEY_PERIOD);
  g_autofree char *synthetic = bal_arrow_reader_dup_metadata (reader, -1, BAL_ARROW_KEY_SYNTHETIC);
  g_autoptr (BalPeriod) period = NULL;
  gint32 day = BAL_DAY_NONE;

  if (as_at != NULL)
    bal_day_parse (as_at, strlen (as_at), BAL_DATE_ORDER_ISO, &day, NULL);
  if (text != NULL)
    period = bal_period_parse (text, NULL);
  return bal_table_new (name != NULL ? name : "", columns,
                        (BalBasis) get_enum (reader, -1, BAL_ARROW_KEY_BASIS, BAL_TYPE_BASIS), day,
                        period, g_strcmp0 (synthetic, "true") == 0, error);
}

/**
 * bal_table_new_from_arrow_stream:
 * @stream: the address of a `struct ArrowArrayStream`, which is taken over: nothing is left to
 *   release, also after an error
 * @error: where the reason for a failure is stored
 *
 * Creates a table from an Arrow C stream of any number of batches.
 *
 * Whole numbers, floating-point numbers, decimals, truth values, dates, times (as the day they fall
 * on, in London where they have a zone), texts and dictionaries of texts are read. Null, NaN and
 * NaT are missing. A column of states, as [method@Balanced.Table.export_arrow_stream] writes it,
 * gives its states to the column that it is named after.
 *
 * Fails with an error of [error@Balanced.DataError] when the stream is malformed, and with
 * [error@Balanced.Error.NOT_SUPPORTED] when it has a column of another type.
 *
 * Returns: (transfer full): a new table
 *
 * Since: 0.1
 */
BalTable *
bal_table_new_from_arrow_stream (gpointer stream, GError **error)
{
  g_autoptr (BalArrowReader) reader = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);

  g_return_val_if_fail (stream != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = bal_arrow_reader_new (stream, NULL, error);
  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < bal_arrow_reader_get_n_columns (reader); i++)
    {
      Draft *draft = draft_new (reader, i, error);
      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }
  if (!read_batches (reader, drafts, error))
    return NULL;

  merge_all_states (drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (BalColumn) column = NULL;
      if (is_state_column (drafts->pdata[i]))
        continue;
      column = make_column (reader, drafts->pdata[i], (int) i, error);
      if (column == NULL)
        return NULL;
      g_list_store_append (columns, column);
    }
  return make_table (reader, G_LIST_MODEL (columns), error);
}
