/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-table-private.h"

#include <string.h>

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/caseload/bal-store-cell-private.h"

/* Columns of children.csv are by identifier, and those of the other files by row. */
typedef struct
{
  const BalStore *store;
  BalCaseloadFile file;
  gsize n_rows;
  GListStore *columns; /* owned */
} Draft;

/* Memory for one column of values, and its states where one is missing. */
typedef struct
{
  gpointer values;
  guint8 *states;
} Cells;

static void
set_missing (const Draft *draft, Cells *cells, gsize row)
{
  if (cells->states == NULL)
    cells->states = g_malloc0 (draft->n_rows + 1);
  cells->states[row] = BAL_VALUE_STATE_MISSING;
}

static gboolean
add_column (Draft *draft,
            const char *name,
            BalColumnKind kind,
            GBytes *values,
            guint8 *states,
            const char *const *names,
            BalColumnRole role,
            GError **error)
{
  g_autoptr (GBytes) values_owned = values;
  g_autoptr (GBytes) states_owned =
    states != NULL ? g_bytes_new_take (states, draft->n_rows) : NULL;
  g_autoptr (BalColumn) column =
    bal_column_new_from_bytes (name, kind, values, states_owned, names, NULL, role, error);

  if (column != NULL)
    g_list_store_append (draft->columns, column);
  return column != NULL;
}

static gboolean
is_recorded (const Draft *draft, const BalSchemaColumn *column)
{
  const BalIdentifiers *identifiers = &draft->store->identifiers;

  switch (column->field)
    {
    case BAL_FIELD_STRAND:
    case BAL_FIELD_LEVEL:
      return TRUE;
    case BAL_FIELD_EPISODE_ID:
      return identifiers->numbers != NULL || identifiers->shift != NULL ||
             identifiers->offsets != NULL;
    default:
      return draft->store->records[draft->file].columns[column->field] != NULL;
    }
}

static guint32
get_value (const Draft *draft, const BalSchemaColumn *column, gsize row)
{
  const BalEpisodes *episodes = &draft->store->episodes;
  int index;

  if (column->field == BAL_FIELD_STRAND)
    index = bal_episodes_get_strand (episodes, row);
  else if (column->field == BAL_FIELD_LEVEL)
    index = bal_episodes_get_level (episodes, row);
  else
    return bal_records_get (&draft->store->records[draft->file], column->type, column->field, row);
  return index < 0 ? G_MAXUINT32 : (guint32) index;
}

static gboolean
add_codes (Draft *draft, const BalSchemaColumn *column, const BalNames *names, GError **error)
{
  guint32 *codes = g_new0 (guint32, draft->n_rows + 1);
  Cells cells = { codes, NULL };

  for (gsize row = 0; row < draft->n_rows; row++)
    {
      guint32 value = get_value (draft, column, row);

      if (value == G_MAXUINT32)
        set_missing (draft, &cells, row);
      else
        codes[row] = value;
    }
  return add_column (draft, column->name, BAL_COLUMN_KIND_CODE,
                     g_bytes_new_take (codes, draft->n_rows * sizeof *codes), cells.states,
                     names->names, BAL_COLUMN_ROLE_NONE, error);
}

static gboolean
add_days (Draft *draft, const BalSchemaColumn *column, GError **error)
{
  gint32 *days = g_new0 (gint32, draft->n_rows + 1);
  Cells cells = { days, NULL };

  for (gsize row = 0; row < draft->n_rows; row++)
    {
      guint32 value = get_value (draft, column, row);

      if (value == G_MAXUINT32)
        set_missing (draft, &cells, row);
      else
        days[row] = bal_day16_to_day ((BalDay16) value);
    }
  return add_column (draft, column->name, BAL_COLUMN_KIND_DAY,
                     g_bytes_new_take (days, draft->n_rows * sizeof *days), cells.states, NULL,
                     BAL_COLUMN_ROLE_NONE, error);
}

static gboolean
add_counts (Draft *draft, const BalSchemaColumn *column, GError **error)
{
  gint64 *numbers = g_new0 (gint64, draft->n_rows + 1);
  Cells cells = { numbers, NULL };

  for (gsize row = 0; row < draft->n_rows; row++)
    {
      guint32 value = get_value (draft, column, row);

      if (value == G_MAXUINT32)
        set_missing (draft, &cells, row);
      else
        numbers[row] = value;
    }
  return add_column (draft, column->name, BAL_COLUMN_KIND_INT64,
                     g_bytes_new_take (numbers, draft->n_rows * sizeof *numbers), cells.states,
                     NULL, BAL_COLUMN_ROLE_NONE, error);
}

static gboolean
add_identifiers (Draft *draft, const BalSchemaColumn *column, GError **error)
{
  g_autoptr (GString) texts = g_string_sized_new (draft->n_rows * 8);
  Cells cells = { NULL, NULL };
  gsize size;

  for (gsize row = 0; row < draft->n_rows; row++)
    {
      char buffer[24];
      gsize length = 0;
      const char *text = bal_store_get_identifier (draft->store, row, buffer, &length);

      if (text == NULL)
        set_missing (draft, &cells, row);
      else
        g_string_append_len (texts, text, (gssize) length);
      g_string_append_c (texts, '\0');
    }
  size = texts->len;
  return add_column (draft, column->name, BAL_COLUMN_KIND_TEXT,
                     g_bytes_new_take (g_string_free (g_steal_pointer (&texts), FALSE), size),
                     cells.states, NULL, BAL_COLUMN_ROLE_IDENTIFIER, error);
}

/* Which identifier stands in each row. */
static gboolean
add_children (Draft *draft, GError **error)
{
  guint32 *codes = g_new0 (guint32, draft->n_rows + 1);
  const guint32 *first = draft->store->records[draft->file].first;

  for (guint32 id = 0; id < draft->store->n_ids; id++)
    {
      gsize from = first != NULL ? first[id] : id;
      gsize end = first != NULL ? first[id + 1] : (gsize) id + 1;

      for (gsize row = from; row < end; row++)
        codes[row] = id;
    }
  return add_column (draft, "child_id", BAL_COLUMN_KIND_CODE,
                     g_bytes_new_take (codes, draft->n_rows * sizeof *codes), NULL,
                     draft->store->ids, BAL_COLUMN_ROLE_IDENTIFIER, error);
}

static gboolean
add_schema_column (Draft *draft, const BalSchemaColumn *column, GError **error)
{
  const BalNames *names = draft->store->records[draft->file].names[column->field];

  if (column->field == BAL_FIELD_CHILD_ID)
    return add_children (draft, error);
  if (!is_recorded (draft, column))
    return TRUE;
  if (column->type == BAL_FIELD_TYPE_IDENTIFIER)
    return add_identifiers (draft, column, error);
  if (names != NULL)
    return add_codes (draft, column, names, error);
  if (column->type == BAL_FIELD_TYPE_DAY || column->type == BAL_FIELD_TYPE_BIRTH)
    return add_days (draft, column, error);
  return add_counts (draft, column, error);
}

BalTable *
bal_caseload_table_new (const BalStore *store, BalCaseloadFile file, GError **error)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  Draft draft = { store, file, store->records[file].n_rows, columns };
  guint n_columns;
  const BalSchemaColumn *schema = bal_caseload_schema_get_columns (file, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      if (!add_schema_column (&draft, &schema[i], error))
        return NULL;
    }
  return bal_table_new (bal_caseload_schema_get_file_name (file), G_LIST_MODEL (columns),
                        BAL_BASIS_NONE, BAL_DAY_NONE, NULL, store->synthetic, error);
}
