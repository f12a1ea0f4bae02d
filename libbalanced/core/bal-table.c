/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-table-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-column-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"

/**
 * BalTable:
 *
 * Named columns of one length, with what one must know to use them: the basis, the as-at day, the
 * period, and whether the records behind them are synthetic.
 *
 * A table is a list of its columns.
 *
 * ```c
 * BalColumn *children = bal_table_lookup_column (table, "children");
 *
 * for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
 *   if (bal_column_has_value (children, row))
 *     total += bal_column_get_int64 (children, row);
 * ```
 *
 * In Python, `table.to_pandas()`, `table.to_polars()` and everything else that reads Arrow streams
 * take a table.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: P5.
 *
 * Since: 0.1
 */
struct _BalTable
{
  GObject parent_instance;

  char *name;         /* never NULL */
  GPtrArray *columns; /* of BalColumn, owned */
  GHashTable *places; /* borrowed name of a column -> its place */
  BalPeriod *period;  /* nullable */
  guint64 n_rows;
  gint32 as_at;
  BalBasis basis;
  gboolean synthetic;
};

enum
{
  PROP_NAME = 1,
  PROP_BASIS,
  PROP_AS_AT,
  PROP_PERIOD,
  PROP_N_ROWS,
  PROP_SYNTHETIC,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BalTable,
                               bal_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

G_DEFINE_ENUM_TYPE (BalBasis,
                    bal_basis,
                    G_DEFINE_ENUM_VALUE (BAL_BASIS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BAL_BASIS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (BAL_BASIS_STARTED, "started"),
                    G_DEFINE_ENUM_VALUE (BAL_BASIS_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (BAL_BASIS_WAITING, "waiting"))

static GType
bal_table_get_item_type (GListModel *model)
{
  return BAL_TYPE_COLUMN;
}

static guint
bal_table_get_n_items (GListModel *model)
{
  return BAL_TABLE (model)->columns->len;
}

static gpointer
bal_table_get_item (GListModel *model, guint position)
{
  BalTable *self = BAL_TABLE (model);

  return position < self->columns->len ? g_object_ref (self->columns->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bal_table_get_item_type;
  iface->get_n_items = bal_table_get_n_items;
  iface->get_item = bal_table_get_item;
}

static gboolean
add_column (BalTable *self, BalColumn *column, GError **error)
{
  const char *name = bal_column_get_name (column);

  if (self->columns->len > 0 && bal_column_get_n_rows (column) != self->n_rows)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Making the table “%s”: the column “%s” has %" G_GUINT64_FORMAT
                   " rows, and others have %" G_GUINT64_FORMAT,
                   self->name, name, bal_column_get_n_rows (column), self->n_rows);
      return FALSE;
    }
  self->n_rows = bal_column_get_n_rows (column);
  if (!g_hash_table_insert (self->places, (gpointer) name, GUINT_TO_POINTER (self->columns->len)))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Making the table “%s”: two columns are named “%s”", self->name, name);
      return FALSE;
    }
  g_ptr_array_add (self->columns, g_object_ref (column));
  return TRUE;
}

static gboolean
add_columns (BalTable *self, GListModel *columns, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (BalColumn) column = g_list_model_get_item (columns, i);
      if (!add_column (self, column, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bal_table_new:
 * @name: the name, in snake_case
 * @columns: a list of [class@Balanced.Column], all of one length and with different names
 * @basis: what the table counts
 * @as_at: the as-at day, days since 1970-01-01, or [const@Balanced.DAY_NONE]
 * @period: (nullable): the period that was looked at
 * @synthetic: whether the records behind it were made by a generator
 * @error: where the reason for a failure is stored
 *
 * Creates a table of columns.
 *
 * Fails with [error@Balanced.Error.INVALID_ARGUMENT] when the columns do not fit together.
 *
 * Returns: (transfer full): a new table
 *
 * Since: 0.1
 */
BalTable *
bal_table_new (const char *name,
               GListModel *columns,
               BalBasis basis,
               gint32 as_at,
               BalPeriod *period,
               gboolean synthetic,
               GError **error)
{
  g_autoptr (BalTable) self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (columns), NULL);
  g_return_val_if_fail (g_type_is_a (g_list_model_get_item_type (columns), BAL_TYPE_COLUMN), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (BAL_TYPE_TABLE, NULL);
  g_free (self->name);
  self->name = g_strdup (name);
  self->basis = basis;
  self->as_at = as_at;
  self->period = period != NULL ? bal_period_ref (period) : NULL;
  self->synthetic = synthetic;
  if (!add_columns (self, columns, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
bal_table_dispose (GObject *object)
{
  BalTable *self = BAL_TABLE (object);

  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->columns, 0);

  G_OBJECT_CLASS (bal_table_parent_class)->dispose (object);
}

static void
bal_table_finalize (GObject *object)
{
  BalTable *self = BAL_TABLE (object);

  g_free (self->name);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->period, bal_period_unref);

  G_OBJECT_CLASS (bal_table_parent_class)->finalize (object);
}

static void
bal_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalTable *self = BAL_TABLE (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_BASIS:
      g_value_set_enum (value, (gint) self->basis);
      break;
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, self->period);
      break;
    case PROP_N_ROWS:
      g_value_set_uint64 (value, self->n_rows);
      break;
    case PROP_SYNTHETIC:
      g_value_set_boolean (value, self->synthetic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
bal_table_class_init (BalTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = bal_table_dispose;
  object_class->finalize = bal_table_finalize;
  object_class->get_property = bal_table_get_property;

  /**
   * BalTable:name:
   *
   * The name, in snake_case.
   *
   * Since: 0.1
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * BalTable:basis:
   *
   * What the table counts.
   *
   * Since: 0.1
   */
  properties[PROP_BASIS] =
    g_param_spec_enum ("basis", NULL, NULL, BAL_TYPE_BASIS, BAL_BASIS_NONE, flags);

  /**
   * BalTable:as-at:
   *
   * The as-at day, days since 1970-01-01, or [const@Balanced.DAY_NONE].
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalTable:period:
   *
   * The period that was looked at, or %NULL.
   *
   * Since: 0.1
   */
  properties[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, BAL_TYPE_PERIOD, flags);

  /**
   * BalTable:n-rows:
   *
   * The number of rows.
   *
   * Since: 0.1
   */
  properties[PROP_N_ROWS] = g_param_spec_uint64 ("n-rows", NULL, NULL, 0, G_MAXUINT64, 0, flags);

  /**
   * BalTable:synthetic:
   *
   * Whether the records behind the table were made by a generator.
   *
   * Since: 0.1
   */
  properties[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bal_table_init (BalTable *self)
{
  self->name = g_strdup ("");
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->as_at = BAL_DAY_NONE;
}

/**
 * bal_table_get_name:
 * @self: a table
 *
 * Gives the name.
 *
 * Returns: the name, in snake_case
 *
 * Since: 0.1
 */
const char *
bal_table_get_name (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), NULL);

  return self->name;
}

/**
 * bal_table_get_basis:
 * @self: a table
 *
 * Says what the table counts.
 *
 * Returns: the basis
 *
 * Since: 0.1
 */
BalBasis
bal_table_get_basis (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), BAL_BASIS_NONE);

  return self->basis;
}

/**
 * bal_table_get_as_at:
 * @self: a table
 *
 * Gives the as-at day.
 *
 * Returns: days since 1970-01-01, or [const@Balanced.DAY_NONE]
 *
 * Since: 0.1
 */
gint32
bal_table_get_as_at (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_table_get_period:
 * @self: a table
 *
 * Gives the period that was looked at.
 *
 * Returns: (transfer none) (nullable): the period
 *
 * Since: 0.1
 */
BalPeriod *
bal_table_get_period (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), NULL);

  return self->period;
}

/**
 * bal_table_get_synthetic:
 * @self: a table
 *
 * Says whether the records behind the table were made by a generator.
 *
 * Returns: %TRUE when they were
 *
 * Since: 0.1
 */
gboolean
bal_table_get_synthetic (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), FALSE);

  return self->synthetic;
}

/**
 * bal_table_get_n_columns:
 * @self: a table
 *
 * Gives the number of columns.
 *
 * Returns: the number of columns
 *
 * Since: 0.1
 */
guint
bal_table_get_n_columns (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), 0);

  return self->columns->len;
}

/**
 * bal_table_get_n_rows:
 * @self: a table
 *
 * Gives the number of rows.
 *
 * Returns: the number of rows
 *
 * Since: 0.1
 */
guint64
bal_table_get_n_rows (BalTable *self)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), 0);

  return self->n_rows;
}

/**
 * bal_table_get_column:
 * @self: a table
 * @position: a position, from 0, below the number of columns
 *
 * Gives the column at a position.
 *
 * Returns: (transfer none): the column
 *
 * Since: 0.1
 */
BalColumn *
bal_table_get_column (BalTable *self, guint position)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), NULL);
  g_return_val_if_fail (position < self->columns->len, NULL);

  return self->columns->pdata[position];
}

/**
 * bal_table_lookup_column:
 * @self: a table
 * @name: a name
 *
 * Finds the column with a name.
 *
 * Returns: (transfer none) (nullable): the column, or %NULL when there is none
 *
 * Since: 0.1
 */
BalColumn *
bal_table_lookup_column (BalTable *self, const char *name)
{
  gpointer place;

  g_return_val_if_fail (BAL_IS_TABLE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->places, name, NULL, &place))
    return NULL;
  return self->columns->pdata[GPOINTER_TO_UINT (place)];
}

char *
bal_table_dup_state_name (BalTable *self, BalColumn *column)
{
  char *name = g_strconcat (bal_column_get_name (column), "_state", NULL);

  while (g_hash_table_contains (self->places, name))
    {
      g_autofree char *taken = name;
      name = g_strconcat (taken, "_", NULL);
    }
  return name;
}

static void
append_cell (GString *csv, BalColumn *column, guint64 row)
{
  g_autofree char *text = bal_column_dup_cell_text (column, row);

  bal_text_append_csv (csv, text, -1);
}

/**
 * bal_table_to_csv:
 * @self: a table
 *
 * Writes the table as comma-separated values, with a line of names first.
 *
 * A cell without a value is empty. A column whose states cannot be told from its values is followed
 * by one more, named after it with "_state", which holds their nicks. Lines end with a line feed.
 *
 * Returns: (transfer full): the text, in UTF-8
 *
 * Since: 0.1
 */
char *
bal_table_to_csv (BalTable *self)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autofree gboolean *with_states = NULL;

  g_return_val_if_fail (BAL_IS_TABLE (self), NULL);

  with_states = g_new0 (gboolean, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *name = bal_column_get_name (self->columns->pdata[i]);
      g_autofree char *state_name = bal_table_dup_state_name (self, self->columns->pdata[i]);
      with_states[i] = bal_column_needs_states (self->columns->pdata[i]);
      if (i > 0)
        g_string_append_c (csv, ',');
      bal_text_append_csv (csv, name, -1);
      if (!with_states[i])
        continue;
      g_string_append_c (csv, ',');
      bal_text_append_csv (csv, state_name, -1);
    }
  g_string_append_c (csv, '\n');

  for (guint64 row = 0; row < self->n_rows; row++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          BalColumn *column = self->columns->pdata[i];
          if (i > 0)
            g_string_append_c (csv, ',');
          append_cell (csv, column, row);
          if (with_states[i])
            g_string_append_printf (csv, ",%s",
                                    bal_value_state_to_nick (bal_column_get_state (column, row)));
        }
      g_string_append_c (csv, '\n');
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static gboolean
equal_periods (BalPeriod *one, BalPeriod *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return bal_period_equal (one, other);
}

/**
 * bal_table_equal:
 * @self: a table
 * @other: another table
 *
 * Says whether two tables say the same: name, basis, as-at day, period, origin and every column.
 *
 * Returns: %TRUE when they do
 *
 * Since: 0.1
 */
gboolean
bal_table_equal (BalTable *self, BalTable *other)
{
  g_return_val_if_fail (BAL_IS_TABLE (self), FALSE);
  g_return_val_if_fail (BAL_IS_TABLE (other), FALSE);

  if (g_strcmp0 (self->name, other->name) != 0 || self->basis != other->basis ||
      self->as_at != other->as_at || self->synthetic != other->synthetic ||
      self->columns->len != other->columns->len || !equal_periods (self->period, other->period))
    return FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if (!bal_column_equal (self->columns->pdata[i], other->columns->pdata[i]))
      return FALSE;
  return TRUE;
}
