/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-private.h"

/* Children and identifiers are the same numbers. */
static void
make_children (BalStore *store)
{
  const guint32 *first = store->records[BAL_CASELOAD_FILE_EPISODES].first;

  store->n_children = store->n_ids;
  store->child_first = g_memdup2 (first, ((gsize) store->n_ids + 1) * sizeof *first);
}

/* An identifier has as many children as sources use it; one without episodes has one. */
static void
make_separate_children (BalStore *store)
{
  const BalRecords *records = &store->records[BAL_CASELOAD_FILE_EPISODES];
  const guint8 *source = records->columns[BAL_FIELD_SOURCE];
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  GByteArray *sources = g_byte_array_new ();
  guint32 end = (guint32) records->n_rows;

  store->id_first_child = g_new (guint32, (gsize) store->n_ids + 1);
  for (guint32 id = 0; id < store->n_ids; id++)
    {
      guint32 row = records->first[id];

      store->id_first_child[id] = ids->len;
      do
        {
          guint8 code = row < records->first[id + 1] ? source[row] : G_MAXUINT8;

          g_array_append_val (first, row);
          g_array_append_val (ids, id);
          g_byte_array_append (sources, &code, 1);
          while (row < records->first[id + 1] && source[row] == code)
            row++;
        }
      while (row < records->first[id + 1]);
    }
  store->id_first_child[store->n_ids] = ids->len;
  store->n_children = ids->len;
  g_array_append_val (first, end);
  store->child_first = (guint32 *) g_array_free (g_steal_pointer (&first), FALSE);
  store->child_id = (guint32 *) g_array_free (g_steal_pointer (&ids), FALSE);
  store->child_source = g_byte_array_free (sources, FALSE);
}

void
bal_store_make_children (BalStore *self)
{
  if (self->separate)
    make_separate_children (self);
  else
    make_children (self);
}
