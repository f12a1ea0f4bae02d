/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* Which member of which items names what. A target with a colon is a scheme of the framework. */
typedef struct
{
  const char *list;
  const char *member;
  const char *target;
} Reference;

static const Reference references[] = {
  { "agencies", "source", "sources" },
  { "settings", "agency", "agencies" },
  { "settings", "source", "sources" },
  { "provisions", "agency", "agencies" },
  { "provisions", "commissioner", "agencies" },
  { "provisions", "source", "sources" },
  { "offers", "agency", "agencies" },
  { "offers", "lead", "agencies" },
  { "offers", "source", "sources" },
  { "offers", "level", ":levels" },
  { "offers", "strand", ":strands" },
  { "populations", "agency", "agencies" },
  { "populations", "source", "sources" },
  { "figures", "population", "populations" },
  { "figures", "source", "sources" },
  { "relations", "part", "figures" },
  { "relations", "whole", "figures" },
  { "relations", "source", "sources" },
  { "responsibilities", "agency", "agencies" },
  { "responsibilities", "transfer_to", "agencies" },
  { "responsibilities", "source", "sources" },
  { "boundaries", "source", "sources" },
  { "declared_counts", "source", "sources" },
  { "focus_areas", "source", "sources" },
  { "actions", "source", "sources" },
  { "actions", "owner", "agencies" },
  { "measures", "owner", "agencies" },
  { "measures", "source", "sources" },
  { "measures", "paired_measure", "measures" },
  { "measures", "quadrant", ":quadrants" },
  { "measures", "kind", ":kinds" },
  { "series", "source", "sources" },
  { "cells", "strand", ":strands" },
  { "cells", "level", ":levels" },
};

static const Reference several[] = {
  { "provisions", "settings", "settings" },
  { "provisions", "requires", "provisions" },
  { "provisions", "stages", ":stages" },
  { "provisions", "roles", ":roles" },
  { "responsibilities", "settings", "settings" },
  { "responsibilities", "levels", ":levels" },
  { "boundaries", "responsibilities", "responsibilities" },
  { "actions", "addressees", "agencies" },
  { "actions", "evidence_from", "agencies" },
  { "measures", "outcomes", ":outcomes" },
};

/* Lists inside the items of a list. */
static const Reference nested[] = {
  { "provisions", "cells", "cells" },
  { "focus_areas", "actions", "actions" },
  { "actions", "sub_actions", "actions" },
  { "measures", "series", "series" },
};

/* Words that are not the framework's. */
static const struct
{
  const char *member;
  const char *words[6];
} vocabularies[] = {
  { "mode", { "direct", "indirect", NULL } },
  { "grouping", { "individual", "group", "class", "whole_school", "population", NULL } },
  { "medium", { "in_person", "online", NULL } },
};

static gboolean
is_known (BalAreaChecking *self, const char *target, const char *code)
{
  if (*target == ':')
    return bal_area_checking_has_term (self, target + 1, code);

  return bal_area_lookup (self->area, target, code) != NULL;
}

static const char *
get_code (const Reference *reference)
{
  return *reference->target == ':' ? "vocabulary-unknown" : "reference-unknown";
}

static void
check_one (BalAreaChecking *self, BalItem *item, const Reference *reference)
{
  const char *code = bal_item_get_text (item, reference->member);

  if (code != NULL && !is_known (self, reference->target, code))
    bal_area_checking_add (self, get_code (reference), item, reference->member, NULL, 0);
}

/* However many codes of a member stand for nothing, it is one finding. */
static void
check_several (BalAreaChecking *self, BalItem *item, const Reference *reference)
{
  const char *const *codes = bal_item_get_texts (item, reference->member);
  BalFindingFigure figure = { "count", 0.0 };

  for (guint i = 0; codes[i] != NULL; i++)
    figure.value += !is_known (self, reference->target, codes[i]);
  if (figure.value > 0.0)
    bal_area_checking_add (self, get_code (reference), item, reference->member, &figure, 1);
}

static void
check_item (BalAreaChecking *self, const char *list, BalItem *item)
{
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].list, list))
      check_one (self, item, &references[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (several); i++)
    if (g_str_equal (several[i].list, list))
      check_several (self, item, &several[i]);
}

static void
check_list (BalAreaChecking *self, const char *list, GListModel *items)
{
  const guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);

      check_item (self, list, item);
      for (gsize j = 0; j < G_N_ELEMENTS (nested); j++)
        if (g_str_equal (nested[j].list, list))
          check_list (self, nested[j].target, bal_item_get_items (item, nested[j].member));
    }
}

static void
check_repeated (BalAreaChecking *self, const char *list)
{
  GListModel *items = bal_area_checking_get_list (self, list);
  const guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *code = bal_item_get_text (item, "code");

      if (code != NULL && bal_area_lookup (self->area, list, code) != item)
        bal_area_checking_add (self, "code-repeated", item, "code", NULL, 0);
    }
}

static void
check_repeated_actions (BalAreaChecking *self, GHashTable *seen, GListModel *actions)
{
  const guint n_actions = g_list_model_get_n_items (actions);

  for (guint i = 0; i < n_actions; i++)
    {
      BalItem *action = bal_item_peek (actions, i);
      const char *code = bal_item_get_text (action, "code");

      if (code != NULL && !g_hash_table_add (seen, (gpointer) code))
        bal_area_checking_add (self, "code-repeated", action, "code", NULL, 0);
      check_repeated_actions (self, seen, bal_item_get_items (action, "sub_actions"));
    }
}

static void
check_words (BalAreaChecking *self, BalItem *provision)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      const char *word = bal_item_get_text (provision, vocabularies[i].member);

      if (word != NULL && !g_strv_contains (vocabularies[i].words, word))
        bal_area_checking_add (self, "vocabulary-unknown", provision, vocabularies[i].member, NULL,
                               0);
    }
}

void
bal_area_check_references (BalAreaChecking *self)
{
  const char *const lists[] = { "sources",          "agencies",    "settings",    "provisions",
                                "offers",           "populations", "figures",     "relations",
                                "responsibilities", "boundaries",  "focus_areas", "measures" };
  GListModel *provisions = bal_area_checking_get_list (self, "provisions");
  GListModel *focus_areas = bal_area_checking_get_list (self, "focus_areas");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      check_repeated (self, lists[i]);
      check_list (self, lists[i], bal_area_checking_get_list (self, lists[i]));
    }
  check_list (self, "declared_counts", bal_area_checking_get_list (self, "declared_counts"));

  for (guint i = 0; i < g_list_model_get_n_items (focus_areas); i++)
    check_repeated_actions (self, seen,
                            bal_item_get_items (bal_item_peek (focus_areas, i), "actions"));
  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    check_words (self, bal_item_peek (provisions, i));
}
