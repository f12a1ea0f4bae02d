/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-columns-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"

void
bal_columns_clear (BalColumns *self)
{
  g_clear_object (&self->list);
}

void
bal_columns_add (BalColumns *self, BalColumn *column)
{
  if (column == NULL)
    self->failed = TRUE;
  else if (!self->failed)
    g_list_store_append (self->list, column);
}

/* Takes the values and the states, which may be NULL. */
static void
add (BalColumns *self,
     const char *name,
     BalColumnKind kind,
     gpointer values,
     gsize width,
     guint8 *states,
     const char *const *names,
     BalColumnRole role)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (values, self->n_rows * width);
  g_autoptr (GBytes) state_bytes = states ? g_bytes_new_take (states, self->n_rows) : NULL;
  g_autoptr (BalColumn) column = NULL;

  if (self->failed)
    return;
  column =
    bal_column_new_from_bytes (name, kind, bytes, state_bytes, names, NULL, role, self->error);
  bal_columns_add (self, column);
}

/* NULL where every value is a number; the others become 0, with a state. */
static guint8 *
find_states (double *values, gsize n)
{
  guint8 *states;
  guint any = 0;

  for (gsize i = 0; i < n; i++)
    any |= !isfinite (values[i]);
  if (!any)
    return NULL;
  states = g_malloc (n);
  for (gsize i = 0; i < n; i++)
    {
      gboolean good = isfinite (values[i]);

      states[i] = good ? BAL_VALUE_STATE_VALUE : BAL_VALUE_STATE_NOT_APPLICABLE;
      values[i] = good ? values[i] : 0;
    }
  return states;
}

void
bal_columns_take_doubles (BalColumns *self, const char *name, double *values)
{
  guint8 *states = find_states (values, self->n_rows);

  add (self, name, BAL_COLUMN_KIND_DOUBLE, values, sizeof *values, states, NULL,
       BAL_COLUMN_ROLE_NONE);
}

void
bal_columns_take_values (BalColumns *self, const char *name, double *values, const guint8 *states)
{
  guint8 *kept = g_memdup2 (states, self->n_rows);

  for (gsize i = 0; i < self->n_rows; i++)
    {
      gboolean has_value =
        kept[i] == BAL_VALUE_STATE_VALUE || bal_value_state_has_value ((BalValueState) kept[i]);

      if (kept[i] == BAL_VALUE_STATE_VALUE && isfinite (values[i]))
        continue;
      if (has_value && !isfinite (values[i]))
        kept[i] = BAL_VALUE_STATE_MISSING;
      if (has_value && kept[i] == BAL_VALUE_STATE_TRUE_ZERO && values[i] != 0)
        kept[i] = BAL_VALUE_STATE_VALUE;
      if (!bal_value_state_has_value ((BalValueState) kept[i]))
        values[i] = 0;
    }
  add (self, name, BAL_COLUMN_KIND_DOUBLE, values, sizeof *values, kept, NULL,
       BAL_COLUMN_ROLE_NONE);
}

void
bal_columns_take_ints (BalColumns *self, const char *name, gint64 *values)
{
  add (self, name, BAL_COLUMN_KIND_INT64, values, sizeof *values, NULL, NULL, BAL_COLUMN_ROLE_NONE);
}

void
bal_columns_take_days (BalColumns *self, const char *name, gint32 *values, BalColumnRole role)
{
  guint8 *states = NULL;

  for (gsize i = 0; i < self->n_rows; i++)
    {
      if (values[i] != BAL_DAY_NONE)
        continue;
      if (states == NULL)
        states = g_malloc0 (self->n_rows);
      states[i] = BAL_VALUE_STATE_MISSING;
      values[i] = 0;
    }
  add (self, name, BAL_COLUMN_KIND_DAY, values, sizeof *values, states, NULL, role);
}

void
bal_columns_take_codes (BalColumns *self,
                        const char *name,
                        guint32 *values,
                        const char *const *names,
                        BalColumnRole role)
{
  add (self, name, BAL_COLUMN_KIND_CODE, values, sizeof *values, NULL, names, role);
}

static gpointer
gather (const BalColumns *self, gconstpointer rows, gsize stride, gsize offset, gsize width)
{
  const guint8 *from = rows;
  guint8 *values = g_malloc (MAX (self->n_rows, 1) * width);

  for (gsize i = 0; i < self->n_rows; i++)
    memcpy (values + i * width, from + i * stride + offset, width);
  return values;
}

void
bal_columns_gather_doubles (BalColumns *self,
                            const char *name,
                            gconstpointer rows,
                            gsize stride,
                            gsize offset)
{
  bal_columns_take_doubles (self, name, gather (self, rows, stride, offset, sizeof (double)));
}

void
bal_columns_gather_ints (BalColumns *self,
                         const char *name,
                         gconstpointer rows,
                         gsize stride,
                         gsize offset)
{
  bal_columns_take_ints (self, name, gather (self, rows, stride, offset, sizeof (gint64)));
}

void
bal_columns_gather_days (BalColumns *self,
                         const char *name,
                         gconstpointer rows,
                         gsize stride,
                         gsize offset)
{
  bal_columns_take_days (self, name, gather (self, rows, stride, offset, sizeof (gint32)),
                         BAL_COLUMN_ROLE_NONE);
}

void
bal_columns_gather_booleans (BalColumns *self,
                             const char *name,
                             gconstpointer rows,
                             gsize stride,
                             gsize offset)
{
  add (self, name, BAL_COLUMN_KIND_BOOLEAN, gather (self, rows, stride, offset, 1), 1, NULL, NULL,
       BAL_COLUMN_ROLE_NONE);
}

void
bal_columns_gather_codes (BalColumns *self,
                          const char *name,
                          gconstpointer rows,
                          gsize stride,
                          gsize offset,
                          const char *const *names)
{
  add (self, name, BAL_COLUMN_KIND_CODE, gather (self, rows, stride, offset, sizeof (guint32)),
       sizeof (guint32), NULL, names, BAL_COLUMN_ROLE_NONE);
}

BalTable *
bal_columns_end (BalColumns *self, const char *name, gboolean synthetic)
{
  if (self->failed)
    return NULL;
  return bal_table_new (name, G_LIST_MODEL (self->list), BAL_BASIS_NONE, BAL_DAY_NONE, NULL,
                        synthetic, self->error);
}
