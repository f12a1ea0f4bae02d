/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-reading-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"

/* A cell that is not a plain value, as the document lists it. */
typedef struct
{
  gint64 row;
  gint64 column;
  BalValueState state;
  BalNode node;
} State;

typedef struct
{
  BalTableBuilder *builder; /* owned */
  GArray *kinds;            /* owned, of BalColumnKind */
  GArray *states;           /* owned, of State, in the order of rows and columns */
  guint next;               /* of the states: that of a cell which is still to come */
} Reading;

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->builder, bal_table_builder_free);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->states, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* One of the words of an enumeration, which must be there. */
static gboolean
read_word (BalNode object, const char *name, GType type, int *value, GError **error)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  const GEnumValue *found = NULL;
  g_autofree char *word = NULL;

  if (!bal_review_read_name (object, name, &word, error))
    return FALSE;
  found = g_enum_get_value_by_nick (values, word);
  if (found == NULL)
    bal_node_set_error (bal_node_get_member (object, name), error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                        "“%s” is no %s of a table", word, name);
  else
    *value = found->value;

  return found != NULL;
}

static gboolean
read_column (Reading *self, GHashTable *names, BalNode node, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;
  int kind = 0;
  int role = 0;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error) ||
      !bal_review_read_name (node, "name", &name, error) ||
      !read_word (node, "kind", BAL_TYPE_COLUMN_KIND, &kind, error) ||
      !read_word (node, "role", BAL_TYPE_COLUMN_ROLE, &role, error) ||
      !bal_review_read_text (node, "unit", &unit, error))
    return FALSE;
  if (g_hash_table_contains (names, name))
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "two columns have this name");
      return FALSE;
    }
  bal_table_builder_add_column (self->builder, name, (BalColumnKind) kind, (BalColumnRole) role,
                                unit);
  g_array_append_val (self->kinds, kind);
  g_hash_table_add (names, g_steal_pointer (&name));

  return TRUE;
}

static gboolean
read_columns (Reading *self, BalNode node, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BalNode columns = { 0 };

  if (!bal_review_read_array (node, "columns", &columns, error))
    return FALSE;
  if (bal_node_get_length (columns) == 0)
    {
      bal_node_set_error (columns, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "a table has columns");
      return FALSE;
    }
  for (BalNode each = bal_node_get_first (columns); bal_node_exists (each);
       each = bal_node_get_next (each))
    if (!read_column (self, names, each, error))
      return FALSE;

  return TRUE;
}

/* [row, column, state] */
static gboolean
read_state (BalNode node, State *state, GError **error)
{
  BalNode row = bal_node_get_first (node);
  BalNode column = bal_node_get_next (row);
  BalNode word = bal_node_get_next (column);
  const char *nick = NULL;

  state->node = node;
  if (!bal_node_check_kind (node, BAL_NODE_KIND_ARRAY, error))
    return FALSE;
  if (bal_node_get_length (node) != 3)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "a state is listed with its row and its column, and nothing else");
      return FALSE;
    }
  if (!bal_node_get_int (row, &state->row, error) ||
      !bal_node_get_int (column, &state->column, error))
    return FALSE;
  nick = bal_node_get_text (word, error);
  if (nick != NULL && !bal_value_state_from_nick (nick, &state->state))
    {
      bal_node_set_error (word, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                          "this is no state of a cell");
      return FALSE;
    }

  return nick != NULL;
}

static gboolean
read_states (Reading *self, BalNode node, GError **error)
{
  BalNode states = { 0 };

  if (!bal_review_read_array (node, "states", &states, error))
    return FALSE;
  for (BalNode each = bal_node_get_first (states); bal_node_exists (each);
       each = bal_node_get_next (each))
    {
      State state = { 0 };

      if (!read_state (each, &state, error))
        return FALSE;
      g_array_append_val (self->states, state);
    }

  return TRUE;
}

static BalValueState
take_state (Reading *self, gint64 row, guint column)
{
  const State *state =
    self->next < self->states->len ? &g_array_index (self->states, State, self->next) : NULL;

  if (state == NULL || state->row != row || state->column != column)
    return BAL_VALUE_STATE_VALUE;
  self->next++;

  return state->state;
}

static gboolean
read_day (Reading *self, guint column, BalNode node, GError **error)
{
  const char *text = bal_node_get_text (node, error);
  gint32 day = BAL_DAY_NONE;

  if (text == NULL)
    return FALSE;
  if (!bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, &day, NULL))
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "this is not a day such as “2021-02-28”");
      return FALSE;
    }
  bal_table_builder_append_day (self->builder, column, day);

  return TRUE;
}

/* In the state value. */
static gboolean
read_value (Reading *self, guint column, BalNode node, GError **error)
{
  gint64 whole = 0;
  double number = 0.0;
  gboolean truth = FALSE;
  const char *text = NULL;

  switch (g_array_index (self->kinds, BalColumnKind, column))
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      if (!bal_node_get_boolean (node, &truth, error))
        return FALSE;
      bal_table_builder_append_boolean (self->builder, column, truth);
      return TRUE;
    case BAL_COLUMN_KIND_INT64:
      if (!bal_node_get_int (node, &whole, error))
        return FALSE;
      bal_table_builder_append_int (self->builder, column, whole);
      return TRUE;
    case BAL_COLUMN_KIND_DOUBLE:
      if (!bal_node_get_double (node, &number, error))
        return FALSE;
      bal_table_builder_append_double (self->builder, column, number);
      return TRUE;
    case BAL_COLUMN_KIND_DAY:
      return read_day (self, column, node, error);
    case BAL_COLUMN_KIND_CODE:
    case BAL_COLUMN_KIND_TEXT:
      text = bal_node_get_text (node, error);
      if (text == NULL)
        return FALSE;
      bal_table_builder_append_text (self->builder, column, text);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* Only a number can be a true zero, and only a double is shown with a warning. */
static gboolean
read_marked_value (Reading *self, guint column, BalNode node, BalValueState state, GError **error)
{
  const BalColumnKind kind = g_array_index (self->kinds, BalColumnKind, column);
  double number = 0.0;

  if (kind != BAL_COLUMN_KIND_DOUBLE &&
      (kind != BAL_COLUMN_KIND_INT64 || state != BAL_VALUE_STATE_TRUE_ZERO))
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "a cell of this kind is not in the state “%s”",
                          bal_value_state_to_nick (state));
      return FALSE;
    }
  if (!bal_node_get_double (node, &number, error))
    return FALSE;
  if (state == BAL_VALUE_STATE_UNRELIABLE)
    {
      bal_table_builder_append_unreliable (self->builder, column, number);
      return TRUE;
    }
  if (number != 0.0)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "a true zero is 0");
      return FALSE;
    }
  bal_table_builder_append_state (self->builder, column, state);

  return TRUE;
}

static gboolean
read_cell (Reading *self, gint64 row, guint column, BalNode node, GError **error)
{
  const BalValueState state = take_state (self, row, column);

  if (bal_value_state_has_value (state))
    return state == BAL_VALUE_STATE_VALUE ? read_value (self, column, node, error)
                                          : read_marked_value (self, column, node, state, error);
  if (bal_node_get_kind (node) != BAL_NODE_KIND_NULL)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "a cell in the state “%s” has no value", bal_value_state_to_nick (state));
      return FALSE;
    }
  bal_table_builder_append_state (self->builder, column, state);

  return TRUE;
}

static gboolean
read_row (Reading *self, gint64 row, BalNode node, GError **error)
{
  BalNode cell = { 0 };

  if (!bal_node_check_kind (node, BAL_NODE_KIND_ARRAY, error))
    return FALSE;
  if (bal_node_get_length (node) != self->kinds->len)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "the row has %u cells, and the table %u columns",
                          bal_node_get_length (node), self->kinds->len);
      return FALSE;
    }
  cell = bal_node_get_first (node);
  for (guint column = 0; column < self->kinds->len; column++, cell = bal_node_get_next (cell))
    if (!read_cell (self, row, column, cell, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_rows (Reading *self, BalNode node, GError **error)
{
  BalNode rows = { 0 };
  gint64 row = 0;

  if (!bal_review_read_array (node, "rows", &rows, error))
    return FALSE;
  for (BalNode each = bal_node_get_first (rows); bal_node_exists (each);
       each = bal_node_get_next (each))
    if (!read_row (self, row++, each, error))
      return FALSE;
  if (self->next < self->states->len)
    {
      bal_node_set_error (g_array_index (self->states, State, self->next).node, error,
                          BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "this is no cell of the table, or out of the order of rows and columns");
      return FALSE;
    }

  return TRUE;
}

BalTable *
bal_review_read_table (BalNode node, GError **error)
{
  g_auto (Reading) reading = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (BalPeriod) period = NULL;
  gint32 as_at = BAL_DAY_NONE;
  gboolean synthetic = FALSE;
  int basis = 0;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error) ||
      !bal_review_read_name (node, "name", &name, error) ||
      !read_word (node, "basis", BAL_TYPE_BASIS, &basis, error) ||
      !bal_review_read_day (node, "as_at", &as_at, error) ||
      !bal_review_read_period (node, "period", &period, error) ||
      !bal_review_read_boolean (node, "synthetic", &synthetic, error))
    return NULL;
  reading.builder = bal_table_builder_new (name);
  reading.kinds = g_array_new (FALSE, FALSE, sizeof (BalColumnKind));
  reading.states = g_array_new (FALSE, FALSE, sizeof (State));
  if (!read_columns (&reading, node, error) || !read_states (&reading, node, error) ||
      !read_rows (&reading, node, error))
    return NULL;

  return bal_table_builder_end (g_steal_pointer (&reading.builder), (BalBasis) basis, as_at, period,
                                synthetic);
}
