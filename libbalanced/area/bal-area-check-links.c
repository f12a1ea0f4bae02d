/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* Who carries information between agencies, and how much of it families carry. */

enum
{
  LINK,
  GIVER,
  RECEIVER,
  CARRIER,
  IN_FORCE,
};

static const BalTableColumn columns[] = {
  { "link", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "giver", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "receiver", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "carrier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  CARRIED_BY,
  LINKS,
  SHARE,
};

static const BalTableColumn carrier_columns[] = {
  { "carrier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "links", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static const char *const carriers[] = { "system", "process", "person", "family", "nobody" };

#define FAMILY 3
#define NOBODY 4
#define NOT_STATED G_N_ELEMENTS (carriers)

/* What is known of the links from one agency to another. */
typedef struct
{
  BalItem *first; /* borrowed; that the family carries */
  gboolean other; /* one is carried otherwise, or nobody says how */
} Pair;

static guint
find_carrier (BalItem *link)
{
  const char *carrier = bal_item_get_text (link, "carrier");

  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (g_strcmp0 (carriers[i], carrier) == 0)
      return i;

  return NOT_STATED;
}

static void
note_pair (GHashTable *pairs, GPtrArray *order, BalItem *link, guint carrier)
{
  g_autofree char *key = g_strconcat (bal_item_get_text (link, "giver"), "\n",
                                      bal_item_get_text (link, "receiver"), NULL);
  Pair *pair = g_hash_table_lookup (pairs, key);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      g_hash_table_insert (pairs, g_steal_pointer (&key), pair);
      g_ptr_array_add (order, pair);
    }
  if (carrier == FAMILY && pair->first == NULL)
    pair->first = link;
  pair->other = pair->other || (carrier != FAMILY && carrier != NOBODY);
}

static void
check_shares (BalAreaChecking *self, BalItem *section, const guint *counts, guint total)
{
  const guint n_known = total - counts[NOT_STATED];
  const BalFindingFigure figures[] = { { "links", counts[FAMILY] },
                                       { "total", total },
                                       { "unknown", counts[NOT_STATED] },
                                       { "low", (double) counts[FAMILY] / total },
                                       { "high",
                                         (double) (counts[FAMILY] + counts[NOT_STATED]) / total } };
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("information_carriers", carrier_columns,
                                        G_N_ELEMENTS (carrier_columns));

  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    {
      bal_table_builder_append_text (table, CARRIED_BY, carriers[i]);
      bal_table_builder_append_int (table, LINKS, counts[i]);
      bal_table_builder_append_double (table, SHARE, (double) counts[i] / n_known);
    }
  bal_table_builder_append_text (table, CARRIED_BY, NULL);
  bal_table_builder_append_int (table, LINKS, counts[NOT_STATED]);
  bal_table_builder_append_state (table, SHARE, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_area_checking_end_table (self, table);
  if (counts[FAMILY] > 0)
    bal_area_checking_add (self, "links-through-family", section, "links", figures,
                           G_N_ELEMENTS (figures));
}

static void
append_link (BalAreaChecking *self, BalTableBuilder *table, BalItem *link)
{
  bal_table_builder_append_text (table, LINK, bal_item_get_text (link, "code"));
  bal_table_builder_append_text (table, GIVER, bal_item_get_text (link, "giver"));
  bal_table_builder_append_text (table, RECEIVER, bal_item_get_text (link, "receiver"));
  bal_table_builder_append_text (table, CARRIER, bal_item_get_text (link, "carrier"));
  bal_table_builder_append_boolean (table, IN_FORCE, bal_area_checking_is_in_force (self, link));
}

void
bal_area_check_links (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *links = section != NULL ? bal_item_get_items (section, "links") : NULL;
  const guint n_links = links != NULL ? g_list_model_get_n_items (links) : 0;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint counts[NOT_STATED + 1] = { 0 };
  guint total = 0;
  BalTableBuilder *table = NULL;

  if (n_links == 0)
    return;

  table = bal_table_builder_new_with_columns ("information_links", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_links; i++)
    {
      BalItem *link = bal_item_peek (links, i);
      const guint carrier = find_carrier (link);

      append_link (self, table, link);
      if (!bal_area_checking_is_in_force (self, link))
        continue;
      total++;
      counts[carrier]++;
      if (bal_item_has_member (link, "giver") && bal_item_has_member (link, "receiver"))
        note_pair (pairs, order, link, carrier);
      if (carrier == NOBODY)
        bal_area_checking_add (self, "information-not-passed-on", link, "carrier", NULL, 0);
      else if (carrier == NOT_STATED)
        bal_area_checking_add_row (self, "link-carrier-not-stated", "integration/links", "carrier",
                                   i);
    }
  bal_area_checking_end_table (self, table);
  if (total > 0)
    check_shares (self, section, counts, total);
  for (guint i = 0; i < order->len; i++)
    {
      const Pair *pair = order->pdata[i];

      if (pair->first != NULL && !pair->other)
        bal_area_checking_add (self, "link-only-through-family", pair->first, NULL, NULL, 0);
    }
}
