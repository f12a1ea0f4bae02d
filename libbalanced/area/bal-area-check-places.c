/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-setting.h"

/* Where support happens. Every unit stands in one row: hours and children of a unit of several
 * kinds of place cannot be told apart, and one of which the place is not said is counted too. */

typedef enum
{
  WHERE_HOME,
  WHERE_COMMUNITY,
  WHERE_LEARNING,
  WHERE_LEISURE,
  WHERE_CLINIC,
  WHERE_ONLINE,
  WHERE_SEVERAL,
  WHERE_UNKNOWN,
  N_WHERE,
} Where;

static const char *const where_words[N_WHERE] = { "home",   "community", "learning", "leisure",
                                                  "clinic", "online",    "several",  "unknown" };

enum
{
  UNIT,
  UNIT_AGENCY,
  UNIT_PLACE,
  FUNCTIONAL_PLACE,
  MATCHES,
};

static const BalTableColumn unit_columns[] = {
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "functional_place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "matches", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  AGENCY,
  PLACE,
  UNITS,
  UNITS_SHARE,
  FIRST_AMOUNT,
};

static const BalTableColumn columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "units_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "hours_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "hours_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "reached", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "reached_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "reached_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static const char *const amounts[] = { "hours", "reached" };

typedef struct
{
  guint n_units;
  double sums[G_N_ELEMENTS (amounts)];
  guint n_stated[G_N_ELEMENTS (amounts)];
} Share;

/* Of one agency, or of all: a share for each kind of place, and one for the sum. */
typedef struct
{
  Share shares[N_WHERE + 1];
} Places;

/* The kinds of place of the settings of a unit, as bits. */
static guint
collect_places (BalAreaChecking *self, BalItem *unit)
{
  const char *const *settings = bal_item_get_texts (unit, "settings");
  guint places = 0;

  for (guint i = 0; settings[i] != NULL; i++)
    {
      BalItem *setting = bal_area_lookup (self->area, "settings", settings[i]);

      places |= 1u << (setting != NULL ? bal_item_get_enum (setting, "place") : BAL_PLACE_UNKNOWN);
    }

  return places;
}

static Where
find_where (BalAreaChecking *self, BalItem *unit)
{
  const guint places = collect_places (self, unit);

  if (places == 0)
    return g_strcmp0 (bal_item_get_text (unit, "medium"), "online") == 0 ? WHERE_ONLINE
                                                                         : WHERE_UNKNOWN;
  if ((places & 1u << BAL_PLACE_UNKNOWN) != 0)
    return WHERE_UNKNOWN;
  for (guint i = BAL_PLACE_HOME; i <= BAL_PLACE_CLINIC; i++)
    if (places == 1u << i)
      return (Where) (WHERE_HOME + i - BAL_PLACE_HOME);

  return WHERE_SEVERAL;
}

static void
share_add (Share *share, BalItem *unit)
{
  share->n_units++;
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const double amount = bal_area_checking_peek_number (unit, amounts[i]);

      if (!(amount >= 0.0))
        continue;
      share->sums[i] += amount;
      share->n_stated[i]++;
    }
}

static void
places_add (Places *places, BalItem *unit, Where where)
{
  share_add (&places->shares[where], unit);
  share_add (&places->shares[N_WHERE], unit);
}

static void
append_share (BalTableBuilder *table, const Share *share, const Share *all)
{
  bal_table_builder_append_int (table, UNITS, share->n_units);
  bal_table_builder_append_double (table, UNITS_SHARE, (double) share->n_units / all->n_units);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const guint column = FIRST_AMOUNT + 3 * i;
      const gboolean is_stated = share->n_stated[i] > 0;

      bal_area_checking_append_number (table, column, is_stated ? share->sums[i] : NAN);
      bal_table_builder_append_int (table, column + 1, share->n_stated[i]);
      bal_area_checking_append_number (table, column + 2,
                                       is_stated ? share->sums[i] / all->sums[i] : NAN);
    }
}

static void
append_places (BalTableBuilder *table, const char *agency, const Places *places)
{
  const Share *all = &places->shares[N_WHERE];

  for (Where i = WHERE_HOME; i < N_WHERE && all->n_units > 0; i++)
    {
      if (agency != NULL)
        bal_table_builder_append_text (table, AGENCY, agency);
      else
        bal_table_builder_append_state (table, AGENCY, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_table_builder_append_text (table, PLACE, where_words[i]);
      append_share (table, &places->shares[i], all);
    }
}

/* Where the unit works best, against where it happens; what is not said of either decides nothing.
 */
static void
add_unit (BalAreaChecking *self, BalTableBuilder *table, BalItem *unit, Where where)
{
  const int functional = bal_item_get_enum (unit, "functional_place");
  const gboolean matches = (collect_places (self, unit) & 1u << functional) != 0;

  bal_table_builder_append_text (table, UNIT, bal_item_get_text (unit, "code"));
  bal_table_builder_append_text (table, UNIT_AGENCY, bal_item_get_text (unit, "agency"));
  bal_table_builder_append_text (table, UNIT_PLACE, where_words[where]);
  bal_area_checking_append_nick (table, FUNCTIONAL_PLACE, BAL_TYPE_PLACE, functional);
  if (functional == BAL_PLACE_UNKNOWN || where == WHERE_UNKNOWN)
    {
      bal_table_builder_append_state (table, MATCHES, BAL_VALUE_STATE_MISSING);
      return;
    }
  bal_table_builder_append_boolean (table, MATCHES, matches);
  if (!matches)
    bal_area_checking_add (self, "place-not-functional", unit, "functional_place", NULL, 0);
}

static void
add_places (BalAreaChecking *self, GHashTable *by_agency, const Places *all)
{
  GListModel *agencies = bal_area_checking_get_list (self, "agencies");
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("places", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (agencies); i++)
    {
      const char *agency = bal_item_get_text (bal_item_peek (agencies, i), "code");
      const Places *places = g_hash_table_lookup (by_agency, agency);

      if (places != NULL)
        append_places (table, agency, places);
    }
  append_places (table, NULL, all);
  bal_area_checking_end_table (self, table);
}

static gboolean
says_places (GListModel *units)
{
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);

      if (bal_item_has_member (unit, "settings") || bal_item_has_member (unit, "functional_place"))
        return TRUE;
    }

  return FALSE;
}

void
bal_area_check_places (BalAreaChecking *self)
{
  GListModel *units = bal_area_checking_get_list (self, "provisions");
  g_autoptr (GHashTable) by_agency = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Places all = { 0 };
  BalTableBuilder *table = NULL;

  if (!says_places (units))
    return;
  table =
    bal_table_builder_new_with_columns ("unit_places", unit_columns, G_N_ELEMENTS (unit_columns));
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);
      const char *agency = bal_item_get_text (unit, "agency");
      const Where where = find_where (self, unit);
      Places *places = NULL;

      if (!bal_area_checking_is_offered (self, unit))
        continue;
      add_unit (self, table, unit, where);
      places_add (&all, unit, where);
      if (where == WHERE_UNKNOWN)
        bal_area_checking_add_row (self, "place-unknown", "provisions", "settings", i);
      if (agency == NULL)
        continue;
      places = g_hash_table_lookup (by_agency, agency);
      if (places == NULL)
        {
          places = g_new0 (Places, 1);
          g_hash_table_insert (by_agency, (gpointer) agency, places);
        }
      places_add (places, unit, where);
    }
  bal_area_checking_end_table (self, table);
  add_places (self, by_agency, &all);
}
