/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* The information that is offered: in which media and languages, for which culture, and when its
 * quality was last assured. */

enum
{
  ITEM,
  AGENCY,
  MEDIA,
  LANGUAGES,
  CULTURE,
  ASSURED,
  AGE,
  STALE,
};

static const BalTableColumn columns[] = {
  { "item", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "media", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "media" },
  { "languages", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "languages" },
  { "culture_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "assured", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "age", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "stale", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  KIND,
  NEEDED,
  ITEMS,
  ASSURED_ITEMS,
};

static const BalTableColumn need_columns[] = {
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "needed", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "items", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
  { "assured", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "items" },
};

/* The day of the last assurance that had happened at the as-at day. */
static gint32
get_assured (BalAreaChecking *self, BalItem *item)
{
  const gint32 day = bal_item_get_last_day (item, "assured");

  return self->as_at != BAL_DAY_NONE && bal_item_get_day (item, "assured") > self->as_at
           ? BAL_DAY_NONE
           : day;
}

static void
append_age (BalAreaChecking *self, BalTableBuilder *table, gint32 assured)
{
  gint64 age = 0;

  if (self->as_at == BAL_DAY_NONE || assured == BAL_DAY_NONE)
    {
      const BalValueState state =
        assured == BAL_DAY_NONE ? BAL_VALUE_STATE_MISSING : BAL_VALUE_STATE_NOT_APPLICABLE;

      bal_table_builder_append_state (table, AGE, state);
      bal_table_builder_append_state (table, STALE, state);
      return;
    }
  age = MAX ((gint64) self->as_at - assured, 0);
  bal_table_builder_append_int (table, AGE, age);
  bal_table_builder_append_boolean (table, STALE, age > self->stale_days);
}

static void
append_texts (BalTableBuilder *table, guint column, BalItem *item, const char *member)
{
  if (bal_item_has_member (item, member))
    bal_table_builder_append_int (table, column, bal_item_count (item, member));
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

static void
add_item (BalAreaChecking *self, BalTableBuilder *table, BalItem *item)
{
  const gint32 assured = get_assured (self, item);
  const BalFindingFigure age = { "days", (double) self->as_at - assured };

  bal_table_builder_append_text (table, ITEM, bal_item_get_text (item, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (item, "agency"));
  append_texts (table, MEDIA, item, "media");
  append_texts (table, LANGUAGES, item, "languages");
  bal_table_builder_append_boolean (table, CULTURE, bal_item_has_member (item, "culture"));
  bal_table_builder_append_day (table, ASSURED, assured);
  append_age (self, table, assured);
  if (assured == BAL_DAY_NONE)
    bal_area_checking_add (self, "information-not-assured", item, "assured", NULL, 0);
  else if (self->as_at != BAL_DAY_NONE && age.value > self->stale_days)
    bal_area_checking_add (self, "information-stale", item, "assured", &age, 1);
}

/* What is needed, and how many items there are in it; none at all is a gap, unless items do not say
 * what they are in. */
static void
add_needed (BalAreaChecking *self, BalTableBuilder *table, BalItem *offer, const char *member)
{
  GListModel *items = bal_item_get_items (offer, "items");
  const char *const *needed = bal_item_get_texts (offer, member);

  for (guint i = 0; needed[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", member, i);
      BalFindingFigure unknown = { "unknown", 0.0 };
      guint n = 0;
      guint n_assured = 0;

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          BalItem *item = bal_item_peek (items, j);

          unknown.value += !bal_item_has_member (item, member);
          if (!g_strv_contains (bal_item_get_texts (item, member), needed[i]))
            continue;
          n++;
          n_assured += get_assured (self, item) != BAL_DAY_NONE;
        }
      bal_table_builder_append_text (table, KIND, member);
      bal_table_builder_append_text (table, NEEDED, needed[i]);
      bal_table_builder_append_int (table, ITEMS, n);
      bal_table_builder_append_int (table, ASSURED_ITEMS, n_assured);
      if (n == 0)
        bal_area_checking_add (self,
                               g_str_equal (member, "media") ? "information-medium-missing"
                                                             : "information-language-missing",
                               offer, place, &unknown, 1);
    }
}

void
bal_area_check_information (BalAreaChecking *self)
{
  BalItem *offer = bal_item_get_item (BAL_ITEM (self->area), "information_offer");
  GListModel *items = offer != NULL ? bal_item_get_items (offer, "items") : NULL;
  BalFindingFigure plain[] = { { "items", 0.0 }, { "of", 0.0 } };
  BalTableBuilder *table = NULL;

  if (offer == NULL)
    return;
  table = bal_table_builder_new_with_columns ("information", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);

      add_item (self, table, item);
      plain[0].value += !bal_item_has_member (item, "culture");
      plain[1].value += 1.0;
    }
  bal_area_checking_end_table (self, table);
  if (plain[0].value > 0.0)
    bal_area_checking_add (self, "information-culture-unknown", offer, "items", plain, 2);
  table = bal_table_builder_new_with_columns ("information_needs", need_columns,
                                              G_N_ELEMENTS (need_columns));
  add_needed (self, table, offer, "languages");
  add_needed (self, table, offer, "media");
  bal_area_checking_end_table (self, table);
}
