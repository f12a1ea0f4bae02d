/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/core/bal-frequency.h"

/* Whether providers of one service are asked for the same: what one is asked for and another is
 * not. */

enum
{
  SERVICE,
  AREA,
  PROVIDER,
  STATED,
  ITEMS,
  SHARED,
  ONLY_HERE,
  MISSING_HERE,
  FREQUENCY,
};

static const BalTableColumn columns[] = {
  { "service", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "area", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "provider", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "items", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "shared", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "only_here", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "missing_here", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "frequency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  ITEM_SERVICE,
  ITEM_AREA,
  ITEM,
  ITEM_PROVIDER,
  ITEM_ASKED,
};

static const BalTableColumn item_columns[] = {
  { "service", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "area", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "item", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "provider", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "asked", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  BURDEN_PROVIDER,
  BURDEN_REQUESTS,
  BURDEN_ITEMS,
  BURDEN_AGAIN,
};

static const BalTableColumn burden_columns[] = {
  { "provider", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "requests", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "requests" },
  { "items", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "asked_again", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
};

/* What one provider is asked for in one area. */
typedef struct
{
  const char *provider;
  BalItem *first;    /* borrowed */
  GHashTable *items; /* owned: a set */
  gboolean stated;   /* what is asked is listed */
  const char *frequency;
} Part;

/* All that is asked about one service in one area. */
typedef struct
{
  const char *service; /* empty when none is stated */
  const char *area;
  GPtrArray *parts;  /* owned; of Part */
  GHashTable *index; /* owned: provider -> its part */
  GPtrArray *items;  /* owned; each once, as they first come */
  GHashTable *asked; /* owned: item -> how many providers are asked for it */
  guint n_stated;    /* parts */
} Group;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_hash_table_unref (part->items);
  g_free (part);
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->parts);
  g_hash_table_unref (group->index);
  g_ptr_array_unref (group->items);
  g_hash_table_unref (group->asked);
  g_free (group);
}

/* What is made in code may lack what a document must have. */
static gboolean
is_whole (BalItem *entry)
{
  return bal_item_has_member (entry, "provider") && bal_item_has_member (entry, "area");
}

static Part *
get_part (Group *group, BalItem *entry)
{
  const char *provider = bal_item_get_text (entry, "provider");
  Part *part = g_hash_table_lookup (group->index, provider);

  if (part != NULL)
    return part;

  part = g_new0 (Part, 1);
  part->provider = provider;
  part->first = entry;
  part->items = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (group->parts, part);
  g_hash_table_insert (group->index, (gpointer) provider, part);

  return part;
}

static void
add_items (Group *group, Part *part, const char *const *items)
{
  for (guint i = 0; items[i] != NULL; i++)
    {
      const guint n_asked = GPOINTER_TO_UINT (g_hash_table_lookup (group->asked, items[i]));

      if (!g_hash_table_add (part->items, (gpointer) items[i]))
        continue;
      if (n_asked == 0)
        g_ptr_array_add (group->items, (gpointer) items[i]);
      g_hash_table_insert (group->asked, (gpointer) items[i], GUINT_TO_POINTER (n_asked + 1));
    }
}

/* Whoever says of an area only that something is asked there has not said what. */
static void
note_stated (Group *group, Part *part, BalItem *entry)
{
  if (part->stated ||
      (!bal_item_has_member (entry, "items") && !bal_item_has_member (entry, "measures")))
    return;

  part->stated = TRUE;
  group->n_stated++;
}

static Group *
get_group (GPtrArray *groups, GHashTable *index, BalItem *entry)
{
  const char *stated = bal_item_get_text (entry, "service");
  const char *service = stated != NULL ? stated : "";
  const char *area = bal_item_get_text (entry, "area");
  g_autofree char *key = g_strconcat (area, "\n", service, NULL);
  Group *group = g_hash_table_lookup (index, key);

  if (group != NULL)
    return group;

  group = g_new0 (Group, 1);
  group->service = service;
  group->area = area;
  group->parts = g_ptr_array_new_with_free_func (part_free);
  group->index = g_hash_table_new (g_str_hash, g_str_equal);
  group->items = g_ptr_array_new ();
  group->asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (groups, group);
  g_hash_table_insert (index, g_steal_pointer (&key), group);

  return group;
}

static const char *
get_frequency (BalItem *entry)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BAL_TYPE_FREQUENCY);

  return bal_item_has_member (entry, "frequency")
           ? g_enum_get_value (klass, bal_item_get_enum (entry, "frequency"))->value_nick
           : NULL;
}

static GPtrArray *
group_entries (GListModel *entries)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      BalItem *entry = bal_item_peek (entries, i);
      Group *group = NULL;
      Part *part = NULL;

      if (!is_whole (entry))
        continue;
      group = get_group (groups, index, entry);
      part = get_part (group, entry);
      note_stated (group, part, entry);
      add_items (group, part, bal_item_get_texts (entry, "items"));
      add_items (group, part, bal_item_get_texts (entry, "measures"));
      if (part->frequency == NULL)
        part->frequency = get_frequency (entry);
    }

  return groups;
}

/* For each service its providers in any area, in the order in which they come. */
static GHashTable *
list_providers (GPtrArray *groups)
{
  GHashTable *by_service =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];
      GPtrArray *providers = g_hash_table_lookup (by_service, group->service);

      if (providers == NULL)
        {
          providers = g_ptr_array_new ();
          g_hash_table_insert (by_service, (gpointer) group->service, providers);
        }
      for (guint j = 0; j < group->parts->len; j++)
        {
          const Part *part = group->parts->pdata[j];

          if (g_hash_table_add (seen, g_strconcat (group->service, "\n", part->provider, NULL)))
            g_ptr_array_add (providers, (gpointer) part->provider);
        }
    }

  return by_service;
}

static guint
count_shared (const Group *group)
{
  guint n_shared = 0;

  for (guint i = 0; i < group->items->len; i++)
    n_shared += GPOINTER_TO_UINT (g_hash_table_lookup (group->asked, group->items->pdata[i])) ==
                group->n_stated;

  return n_shared;
}

static guint
count_only_here (const Group *group, const Part *part)
{
  guint n_only = 0;

  for (guint i = 0; i < group->items->len; i++)
    n_only += g_hash_table_contains (part->items, group->items->pdata[i]) &&
              GPOINTER_TO_UINT (g_hash_table_lookup (group->asked, group->items->pdata[i])) == 1;

  return n_only;
}

static void
append_part (BalTableBuilder *table, const Group *group, const char *provider, const Part *part)
{
  const gboolean stated = part != NULL && part->stated;

  bal_table_builder_append_text (table, SERVICE, *group->service != '\0' ? group->service : NULL);
  bal_table_builder_append_text (table, AREA, group->area);
  bal_table_builder_append_text (table, PROVIDER, provider);
  bal_table_builder_append_boolean (table, STATED, stated);
  bal_table_builder_append_text (table, FREQUENCY, part != NULL ? part->frequency : NULL);
  if (!stated)
    {
      for (guint column = ITEMS; column <= MISSING_HERE; column++)
        bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
      return;
    }
  bal_table_builder_append_int (table, ITEMS, g_hash_table_size (part->items));
  if (group->n_stated < 2)
    {
      for (guint column = SHARED; column <= MISSING_HERE; column++)
        bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  bal_table_builder_append_int (table, SHARED, count_shared (group));
  bal_table_builder_append_int (table, ONLY_HERE, count_only_here (group, part));
  bal_table_builder_append_int (table, MISSING_HERE,
                                (gint64) group->items->len - g_hash_table_size (part->items));
}

static void
append_items (BalTableBuilder *table, const Group *group)
{
  for (guint i = 0; i < group->items->len; i++)
    for (guint j = 0; j < group->parts->len; j++)
      {
        const Part *part = group->parts->pdata[j];

        if (!part->stated)
          continue;
        bal_table_builder_append_text (table, ITEM_SERVICE,
                                       *group->service != '\0' ? group->service : NULL);
        bal_table_builder_append_text (table, ITEM_AREA, group->area);
        bal_table_builder_append_text (table, ITEM, group->items->pdata[i]);
        bal_table_builder_append_text (table, ITEM_PROVIDER, part->provider);
        bal_table_builder_append_boolean (
          table, ITEM_ASKED, g_hash_table_contains (part->items, group->items->pdata[i]));
      }
}

static gboolean
has_two_frequencies (const Group *group)
{
  const char *first = NULL;

  for (guint i = 0; i < group->parts->len; i++)
    {
      const Part *part = group->parts->pdata[i];

      if (first != NULL && part->frequency != NULL && !g_str_equal (first, part->frequency))
        return TRUE;
      if (part->frequency != NULL)
        first = part->frequency;
    }

  return FALSE;
}

static void
check_group (BalAreaChecking *self, const Group *group, guint n_providers)
{
  const Part *first = group->parts->pdata[0];
  const BalFindingFigure stated[] = { { "providers", group->n_stated }, { "total", n_providers } };
  const BalFindingFigure shared[] = { { "shared", count_shared (group) },
                                      { "total", group->items->len } };

  if (group->n_stated < n_providers)
    bal_area_checking_add (self, "alignment-not-stated", first->first, NULL, stated, 2);
  if (group->n_stated > 1 && shared[0].value < shared[1].value)
    bal_area_checking_add (self, "alignment-differs", first->first, NULL, shared, 2);
  if (has_two_frequencies (group))
    bal_area_checking_add (self, "alignment-frequency-differs", first->first, "frequency", NULL, 0);
}

/* For each provider that reports, how often each item is asked, by whomever. */
static GHashTable *
count_requests (GListModel *entries)
{
  GHashTable *by_provider =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      BalItem *entry = bal_item_peek (entries, i);
      const char *provider = bal_item_get_text (entry, "provider");
      const char *const *items = bal_item_get_texts (entry, "items");
      const guint n_askers =
        MAX (1, g_strv_length ((GStrv) bal_item_get_texts (entry, "asked_by")));
      GHashTable *requests = NULL;

      if (!is_whole (entry) || !g_str_equal (bal_item_get_text (entry, "area"), "reporting"))
        continue;
      requests = g_hash_table_lookup (by_provider, provider);
      if (requests == NULL)
        {
          requests = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (by_provider, (gpointer) provider, requests);
        }
      for (guint j = 0; items[j] != NULL; j++)
        {
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (requests, items[j]));

          g_hash_table_insert (requests, (gpointer) items[j], GUINT_TO_POINTER (n + n_askers));
        }
    }

  return by_provider;
}

static void
append_burden (BalAreaChecking *self,
               BalTableBuilder *table,
               GHashTable *requests,
               const Part *part)
{
  BalFindingFigure figures[] = { { "again", 0.0 }, { "items", 0.0 } };
  GHashTableIter iter;
  gpointer count = NULL;
  gint64 n_requests = 0;

  g_hash_table_iter_init (&iter, requests);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    {
      n_requests += GPOINTER_TO_UINT (count);
      figures[0].value += GPOINTER_TO_UINT (count) > 1;
    }
  figures[1].value = g_hash_table_size (requests);
  bal_table_builder_append_text (table, BURDEN_PROVIDER, part->provider);
  bal_table_builder_append_int (table, BURDEN_REQUESTS, n_requests);
  bal_table_builder_append_int (table, BURDEN_ITEMS, (gint64) figures[1].value);
  bal_table_builder_append_int (table, BURDEN_AGAIN, (gint64) figures[0].value);
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "reporting-asked-again", part->first, NULL, figures, 2);
}

static void
add_burden (BalAreaChecking *self, GPtrArray *groups, GListModel *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_provider = count_requests (entries);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("reporting_burden", burden_columns,
                                                               G_N_ELEMENTS (burden_columns));

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];

      if (g_strcmp0 (group->area, "reporting") != 0)
        continue;
      for (guint j = 0; j < group->parts->len; j++)
        {
          const Part *part = group->parts->pdata[j];

          if (part->stated && g_hash_table_add (seen, (gpointer) part->provider))
            append_burden (self, table, g_hash_table_lookup (by_provider, part->provider), part);
        }
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_alignment (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *entries = section != NULL ? bal_item_get_items (section, "alignments") : NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GHashTable) by_service = NULL;
  BalTableBuilder *table = NULL;
  BalTableBuilder *item_table = NULL;

  if (entries == NULL || g_list_model_get_n_items (entries) == 0)
    return;

  groups = group_entries (entries);
  by_service = list_providers (groups);
  table = bal_table_builder_new_with_columns ("alignment", columns, G_N_ELEMENTS (columns));
  item_table = bal_table_builder_new_with_columns ("alignment_items", item_columns,
                                                   G_N_ELEMENTS (item_columns));
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];
      GPtrArray *providers = g_hash_table_lookup (by_service, group->service);

      for (guint j = 0; j < providers->len; j++)
        append_part (table, group, providers->pdata[j],
                     g_hash_table_lookup (group->index, providers->pdata[j]));
      append_items (item_table, group);
      check_group (self, group, providers->len);
    }
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, item_table);
  add_burden (self, groups, entries);
}
