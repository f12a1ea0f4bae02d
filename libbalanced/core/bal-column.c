/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-column-inside-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-error.h"

/**
 * BalColumn:
 *
 * The values of one column of a table, and a state for each.
 *
 * Values lie in one block of memory, as [enum@Balanced.ColumnKind] says. A cell without a value to
 * show (see [func@Balanced.ValueState.has_value]) holds 0 there, or an empty text: nothing is left
 * behind the mask.
 *
 * ```c
 * const gint64 counts[] = { 12, 0 };
 * g_autoptr (GBytes) bytes = g_bytes_new (counts, sizeof counts);
 * g_autoptr (BalColumn) column = bal_column_new_from_bytes (
 *   "children", BAL_COLUMN_KIND_INT64, bytes, NULL, NULL, NULL,
 *   BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, &error);
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
enum
{
  PROP_NAME = 1,
  PROP_KIND,
  PROP_UNIT,
  PROP_ROLE,
  PROP_N_ROWS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BalColumn, bal_column, G_TYPE_OBJECT)

/* Bytes that were cut from others may begin anywhere. */
static GBytes *
align_bytes (GBytes *bytes, gsize width)
{
  gsize size;
  gconstpointer memory = g_bytes_get_data (bytes, &size);

  if (width <= 1 || (guintptr) memory % width == 0)
    return g_bytes_ref (bytes);
  return g_bytes_new (memory, size);
}

/**
 * bal_column_new_from_bytes:
 * @name: the name
 * @kind: what the column holds
 * @values: the values, as @kind says
 * @states: (nullable): a [enum@Balanced.ValueState] for each row, one byte each; %NULL: all are
 *   values
 * @names: (nullable) (array zero-terminated=1): the names that codes count into, from 0
 * @unit: (nullable): the unit of the numbers, such as "minutes"
 * @role: what the values are for
 * @error: where the reason for a failure is stored
 *
 * Creates a column over a block of memory, which is copied only where it must be changed.
 *
 * What a cell without a value holds is cleared. A zero in a count or a total becomes a true zero. A
 * number that is not a number becomes missing.
 *
 * Fails with an error of [error@Balanced.DataError] when the block does not hold what it should.
 *
 * Returns: (transfer full): a new column
 *
 * Since: 0.1
 */
BalColumn *
bal_column_new_from_bytes (const char *name,
                           BalColumnKind kind,
                           GBytes *values,
                           GBytes *states,
                           const char *const *names,
                           const char *unit,
                           BalColumnRole role,
                           GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (kind <= BAL_COLUMN_KIND_TEXT, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (role <= BAL_COLUMN_ROLE_SHARE, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return bal_column_new_take (name, kind, values, states, g_strdupv ((char **) names), unit, role,
                              error);
}

BalColumn *
bal_column_new_take (const char *name,
                     BalColumnKind kind,
                     GBytes *values,
                     GBytes *states,
                     GStrv names,
                     const char *unit,
                     BalColumnRole role,
                     GError **error)
{
  g_auto (GStrv) own_names = names;
  g_autoptr (BalColumn) self = NULL;
  g_autoptr (GBytes) aligned = NULL;

  self = g_object_new (BAL_TYPE_COLUMN, NULL);
  g_clear_pointer (&self->values, g_bytes_unref);
  g_free (self->name);
  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->kind = kind;
  self->role = role;
  if (names != NULL && kind == BAL_COLUMN_KIND_CODE)
    {
      g_strfreev (self->names);
      self->names = g_steal_pointer (&own_names);
      self->n_names = g_strv_length (self->names);
    }

  aligned = align_bytes (values, bal_column_kind_get_width (kind));
  return bal_column_fill (self, aligned, states, error) ? g_steal_pointer (&self) : NULL;
}

static void
bal_column_finalize (GObject *object)
{
  BalColumn *self = BAL_COLUMN (object);

  g_free (self->name);
  g_free (self->unit);
  g_strfreev (self->names);
  g_free (self->offsets);
  g_clear_pointer (&self->values, g_bytes_unref);
  g_clear_pointer (&self->states, g_bytes_unref);

  G_OBJECT_CLASS (bal_column_parent_class)->finalize (object);
}

static void
bal_column_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalColumn *self = BAL_COLUMN (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_KIND:
      g_value_set_enum (value, (gint) self->kind);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, (gint) self->role);
      break;
    case PROP_N_ROWS:
      g_value_set_uint64 (value, self->n_rows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
bal_column_class_init (BalColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_column_finalize;
  object_class->get_property = bal_column_get_property;

  /**
   * BalColumn:name:
   *
   * The name, as it stands over the column.
   *
   * Since: 0.1
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * BalColumn:kind:
   *
   * What the column holds.
   *
   * Since: 0.1
   */
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, BAL_TYPE_COLUMN_KIND, BAL_COLUMN_KIND_INT64, flags);

  /**
   * BalColumn:unit:
   *
   * The unit of the numbers, or %NULL.
   *
   * Since: 0.1
   */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * BalColumn:role:
   *
   * What the values are for.
   *
   * Since: 0.1
   */
  properties[PROP_ROLE] =
    g_param_spec_enum ("role", NULL, NULL, BAL_TYPE_COLUMN_ROLE, BAL_COLUMN_ROLE_NONE, flags);

  /**
   * BalColumn:n-rows:
   *
   * The number of rows.
   *
   * Since: 0.1
   */
  properties[PROP_N_ROWS] = g_param_spec_uint64 ("n-rows", NULL, NULL, 0, G_MAXUINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bal_column_init (BalColumn *self)
{
  self->name = g_strdup ("");
  self->names = g_new0 (char *, 1);
  self->values = g_bytes_new (NULL, 0);
  self->kind = BAL_COLUMN_KIND_INT64;
}

const gint64 *
bal_column_get_offsets (BalColumn *self)
{
  return self->offsets;
}

const guint8 *
bal_column_get_states (BalColumn *self)
{
  return self->state;
}

guint32
bal_column_get_n_names (BalColumn *self)
{
  return self->n_names;
}

gboolean
bal_column_needs_states (BalColumn *self)
{
  gboolean counts = bal_column_kind_is_number (self->kind) && bal_column_role_counts (self->role);

  for (guint64 row = 0; self->state != NULL && row < self->n_rows; row++)
    if (self->state[row] != BAL_VALUE_STATE_VALUE &&
        !(counts && self->state[row] == BAL_VALUE_STATE_TRUE_ZERO))
      return TRUE;
  return FALSE;
}

/**
 * bal_column_get_name:
 * @self: a column
 *
 * Gives the name.
 *
 * Returns: the name
 *
 * Since: 0.1
 */
const char *
bal_column_get_name (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return self->name;
}

/**
 * bal_column_get_kind:
 * @self: a column
 *
 * Says what the column holds.
 *
 * Returns: the kind
 *
 * Since: 0.1
 */
BalColumnKind
bal_column_get_kind (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), BAL_COLUMN_KIND_INT64);

  return self->kind;
}

/**
 * bal_column_get_unit:
 * @self: a column
 *
 * Gives the unit of the numbers.
 *
 * Returns: (nullable): the unit
 *
 * Since: 0.1
 */
const char *
bal_column_get_unit (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return self->unit;
}

/**
 * bal_column_get_role:
 * @self: a column
 *
 * Says what the values are for.
 *
 * Returns: the role
 *
 * Since: 0.1
 */
BalColumnRole
bal_column_get_role (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), BAL_COLUMN_ROLE_NONE);

  return self->role;
}

/**
 * bal_column_get_n_rows:
 * @self: a column
 *
 * Gives the number of rows.
 *
 * Returns: the number of rows
 *
 * Since: 0.1
 */
guint64
bal_column_get_n_rows (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), 0);

  return self->n_rows;
}

/**
 * bal_column_get_state:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the state of a cell.
 *
 * Returns: the state
 *
 * Since: 0.1
 */
BalValueState
bal_column_get_state (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), BAL_VALUE_STATE_MISSING);
  g_return_val_if_fail (row < self->n_rows, BAL_VALUE_STATE_MISSING);

  return self->state != NULL ? (BalValueState) self->state[row] : BAL_VALUE_STATE_VALUE;
}

/**
 * bal_column_has_value:
 * @self: a column
 * @row: a row, from 0
 *
 * Says whether a cell has a value to show.
 *
 * Returns: %TRUE in the states value, true zero and unreliable
 *
 * Since: 0.1
 */
gboolean
bal_column_has_value (BalColumn *self, guint64 row)
{
  return bal_value_state_has_value (bal_column_get_state (self, row));
}

/**
 * bal_column_get_boolean:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the truth value of a cell of a boolean column.
 *
 * Returns: %FALSE also where there is no value, and for columns of other kinds
 *
 * Since: 0.1
 */
gboolean
bal_column_get_boolean (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), FALSE);
  g_return_val_if_fail (row < self->n_rows, FALSE);

  return self->kind == BAL_COLUMN_KIND_BOOLEAN && ((const guint8 *) self->memory)[row] != 0;
}

/**
 * bal_column_get_int64:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the whole number in a cell.
 *
 * A boolean is 0 or 1, a day its count, a code its index; a double is cut to a whole number.
 *
 * Returns: 0 also where there is no value, and for text
 *
 * Since: 0.1
 */
gint64
bal_column_get_int64 (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), 0);
  g_return_val_if_fail (row < self->n_rows, 0);

  if (self->kind == BAL_COLUMN_KIND_INT64)
    return ((const gint64 *) self->memory)[row];

  double number = bal_column_read_number (self, row);
  return (gint64) CLAMP (number, -9.2e18, 9.2e18);
}

/**
 * bal_column_get_double:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the number in a cell, of any kind of column that has numbers.
 *
 * Returns: 0 also where there is no value, and for text
 *
 * Since: 0.1
 */
double
bal_column_get_double (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), 0);
  g_return_val_if_fail (row < self->n_rows, 0);

  return bal_column_read_number (self, row);
}

/**
 * bal_column_get_day:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the day in a cell of a column of days.
 *
 * Returns: days since 1970-01-01; [const@Balanced.DAY_NONE] where there is no value, and for
 * columns of other kinds
 *
 * Since: 0.1
 */
gint32
bal_column_get_day (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), BAL_DAY_NONE);
  g_return_val_if_fail (row < self->n_rows, BAL_DAY_NONE);

  if (self->kind != BAL_COLUMN_KIND_DAY || !bal_column_has_value (self, row))
    return BAL_DAY_NONE;
  return ((const gint32 *) self->memory)[row];
}

/**
 * bal_column_get_code:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the code in a cell: an index into [method@Balanced.Column.get_names].
 *
 * Returns: 0 also where there is no value, and for columns of other kinds
 *
 * Since: 0.1
 */
guint32
bal_column_get_code (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), 0);
  g_return_val_if_fail (row < self->n_rows, 0);

  return self->kind == BAL_COLUMN_KIND_CODE ? ((const guint32 *) self->memory)[row] : 0;
}

/**
 * bal_column_get_text:
 * @self: a column
 * @row: a row, from 0
 *
 * Gives the text in a cell of a column of texts, or the name in one of codes.
 *
 * Returns: (nullable): the text; %NULL where there is no value, and for columns of other kinds
 *
 * Since: 0.1
 */
const char *
bal_column_get_text (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);

  if (!bal_column_has_value (self, row))
    return NULL;
  if (self->kind == BAL_COLUMN_KIND_CODE)
    return self->names[((const guint32 *) self->memory)[row]];
  if (self->kind == BAL_COLUMN_KIND_TEXT)
    return (const char *) self->memory + self->offsets[row];
  return NULL;
}

/**
 * bal_column_dup_cell_text:
 * @self: a column
 * @row: a row, from 0
 *
 * Writes a cell as files show it: days as ISO text, numbers with up to 12 significant digits.
 *
 * Returns: (transfer full): the text; empty where there is no value
 *
 * Since: 0.1
 */
char *
bal_column_dup_cell_text (BalColumn *self, guint64 row)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);
  g_return_val_if_fail (row < self->n_rows, NULL);

  if (!bal_column_has_value (self, row))
    return g_strdup ("");
  switch (self->kind)
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      return g_strdup (bal_column_get_boolean (self, row) ? "true" : "false");
    case BAL_COLUMN_KIND_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, bal_column_get_int64 (self, row));
    case BAL_COLUMN_KIND_DOUBLE:
      return bal_text_format_number (bal_column_get_double (self, row));
    case BAL_COLUMN_KIND_DAY:
      return bal_day_to_text (bal_column_get_day (self, row));
    case BAL_COLUMN_KIND_CODE:
    case BAL_COLUMN_KIND_TEXT:
    default:
      return g_strdup (bal_column_get_text (self, row));
    }
}

/**
 * bal_column_get_names:
 * @self: a column
 *
 * Gives the names that the codes of the column count into.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names; none for columns of other kinds
 *
 * Since: 0.1
 */
const char *const *
bal_column_get_names (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return (const char *const *) self->names;
}

/**
 * bal_column_dup_values_bytes:
 * @self: a column
 *
 * Gives the memory of the values, as [enum@Balanced.ColumnKind] says, without copying.
 *
 * Returns: (transfer full): the values, which must not be changed
 *
 * Since: 0.1
 */
GBytes *
bal_column_dup_values_bytes (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return g_bytes_ref (self->values);
}

/**
 * bal_column_dup_states_bytes:
 * @self: a column
 *
 * Gives the memory of the states, one byte a row, without copying.
 *
 * Returns: (transfer full) (nullable): the states, which must not be changed; %NULL when all are
 *   values
 *
 * Since: 0.1
 */
GBytes *
bal_column_dup_states_bytes (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return self->states != NULL ? g_bytes_ref (self->states) : NULL;
}

/**
 * bal_column_get_address:
 * @self: a column
 *
 * Gives the address of the values, for bindings that can read memory.
 *
 * It holds as long as the column, and must not be written to.
 *
 * Returns: (transfer none) (nullable): the address
 *
 * Since: 0.1
 */
gpointer
bal_column_get_address (BalColumn *self)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), NULL);

  return (gpointer) self->memory;
}

static gboolean
equal_cells (BalColumn *self, BalColumn *other)
{
  if (self->kind != BAL_COLUMN_KIND_CODE)
    return g_bytes_equal (self->values, other->values);

  for (guint64 row = 0; row < self->n_rows; row++)
    if (g_strcmp0 (bal_column_get_text (self, row), bal_column_get_text (other, row)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * bal_column_equal:
 * @self: a column
 * @other: another column
 *
 * Says whether two columns say the same: name, kind, unit, role, and every cell with its state.
 *
 * Codes are compared by the names that they stand for.
 *
 * Returns: %TRUE when they do
 *
 * Since: 0.1
 */
gboolean
bal_column_equal (BalColumn *self, BalColumn *other)
{
  g_return_val_if_fail (BAL_IS_COLUMN (self), FALSE);
  g_return_val_if_fail (BAL_IS_COLUMN (other), FALSE);

  if (self->kind != other->kind || self->role != other->role || self->n_rows != other->n_rows ||
      g_strcmp0 (self->name, other->name) != 0 || g_strcmp0 (self->unit, other->unit) != 0)
    return FALSE;
  if ((self->states == NULL) != (other->states == NULL) ||
      (self->states != NULL && !g_bytes_equal (self->states, other->states)))
    return FALSE;
  return equal_cells (self, other);
}
