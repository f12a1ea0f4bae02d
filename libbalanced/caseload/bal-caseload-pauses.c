/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/caseload/bal-caseload-table-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

enum
{
  CHILD,
  SOURCE,
  EPISODE,
  FROM,
  TO,
  REASON,
  N_COLUMNS,
};

static const struct
{
  const char *name;
  BalColumnKind kind;
  BalColumnRole role;
} columns[N_COLUMNS] = {
  [CHILD] = { "child_id", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_IDENTIFIER },
  [SOURCE] = { "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE },
  [EPISODE] = { "episode_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER },
  [FROM] = { "from_date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE },
  [TO] = { "to_date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE },
  [REASON] = { "reason", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE },
};

/* The last child whose rows begin at or before the row. */
static guint
find_child (const BalStore *store, gsize row)
{
  guint low = 0;
  guint high = store->n_children;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (store->child_first[middle] <= row)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
append_pause (const BalStore *store, BalTableBuilder *builder, gsize pause)
{
  const BalPauses *pauses = &store->pauses;
  const BalNames *sources = store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
  gsize row = pauses->episode[pause];
  guint8 source = store->episodes.source[row];
  guint child = find_child (store, row);
  char buffer[24];
  gsize length = 0;
  const char *text = bal_store_get_identifier (store, row, buffer, &length);
  g_autofree char *identifier = text != NULL ? g_strndup (text, length) : NULL;

  bal_table_builder_append_text (builder, CHILD, store->ids[bal_store_get_child_id (store, child)]);
  bal_table_builder_append_text (builder, SOURCE,
                                 source < sources->n_names ? sources->names[source] : NULL);
  bal_table_builder_append_text (builder, EPISODE, identifier);
  bal_table_builder_append_day (builder, FROM, bal_day16_to_day (pauses->from[pause]));
  bal_table_builder_append_day (builder, TO, bal_day16_to_day (pauses->to[pause]));
  bal_table_builder_append_text (builder, REASON, pauses->names[pauses->reason[pause]]);
}

BalTable *
bal_caseload_table_new_pauses (const BalStore *store)
{
  BalTableBuilder *builder = bal_table_builder_new ("pauses");

  for (guint i = 0; i < N_COLUMNS; i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role, NULL);
  for (gsize pause = 0; pause < store->pauses.n_pauses; pause++)
    append_pause (store, builder, pause);
  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, store->synthetic);
}
