/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/core/bal-frequency.h"

/* Link therapists: whether every place of learning has one, itself or through the base of its
 * cluster, and whether the time is there that makes a link. */

/* Weeks of a school year of 39 weeks in three terms. */
#define WEEKS_OF_A_TERM 13.0
#define DAYS_OF_A_WEEK 5.0
#define MONTHS_OF_A_TERM 3.0
#define TERMS_OF_A_YEAR 3.0

enum
{
  SETTING,
  PLACE,
  CLUSTER,
  COVERED_BY,
  THERAPISTS,
  LEAD,
  SETTING_DAYS,
  SETTING_DAYS_STATED,
  SETTING_PLANNING,
  SETTING_PLANNING_STATED,
  SETTING_TEAMWORK,
  SETTING_TEAMWORK_STATED,
};

static const BalTableColumn setting_columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "cluster", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "covered_by", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "therapists", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "therapists" },
  { "lead", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "days_per_term", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "days_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "planning_hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "planning_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "teamwork_hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "teamwork_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
};

enum
{
  THERAPIST,
  AGENCY,
  ROLE,
  SITES,
  DAYS,
  DAYS_STATED,
  PLANNING,
  PLANNING_STATED,
  TEAMWORK,
  TEAMWORK_STATED,
  DAYS_PER_SITE,
};

static const BalTableColumn therapist_columns[] = {
  { "therapist", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "role", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "sites", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "days_per_term", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "days_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "planning_hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "planning_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "teamwork_hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "teamwork_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "links" },
  { "days_per_site", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

typedef enum
{
  TIME_DAYS,
  TIME_PLANNING,
  TIME_TEAMWORK,
  N_TIMES,
} Time;

/* The links of one setting, or of one therapist. */
typedef struct
{
  GHashTable *others; /* owned: the therapists of the setting, or the settings of the therapist */
  double sums[N_TIMES];
  guint n_stated[N_TIMES];
  guint n_links;
  guint n_leads;
  const char *lead; /* nullable */
} Links;

static Links *
links_new (void)
{
  Links *links = g_new0 (Links, 1);

  links->others = g_hash_table_new (g_str_hash, g_str_equal);

  return links;
}

static void
links_free (gpointer data)
{
  Links *links = data;

  g_hash_table_unref (links->others);
  g_free (links);
}

/* How many of a span there are in a term; NaN for what does not come regularly. */
static double
get_spans (BalItem *link)
{
  switch (bal_item_get_enum (link, "per"))
    {
    case BAL_FREQUENCY_DAY:
      return WEEKS_OF_A_TERM * DAYS_OF_A_WEEK;
    case BAL_FREQUENCY_WEEK:
      return WEEKS_OF_A_TERM;
    case BAL_FREQUENCY_MONTH:
      return MONTHS_OF_A_TERM;
    case BAL_FREQUENCY_QUARTER:
    case BAL_FREQUENCY_TERM:
      return 1.0;
    case BAL_FREQUENCY_YEAR:
      return 1.0 / TERMS_OF_A_YEAR;
    case BAL_FREQUENCY_IRREGULAR:
    default:
      return NAN;
    }
}

/* In a term; NaN when it is not stated. */
static double
get_time (BalItem *link, Time time)
{
  switch (time)
    {
    case TIME_DAYS:
      return bal_item_get_number (link, "days") * get_spans (link);
    case TIME_PLANNING:
      return bal_item_get_number (link, "planning_hours");
    case TIME_TEAMWORK:
    case N_TIMES:
    default:
      return bal_item_get_number (link, "teamwork_hours");
    }
}

static void
links_add (Links *links, BalItem *link, const char *therapist, const char *other)
{
  g_hash_table_add (links->others, (gpointer) other);
  links->n_links++;
  if (bal_item_get_boolean (link, "lead"))
    {
      links->n_leads++;
      links->lead = therapist;
    }
  for (Time i = TIME_DAYS; i < N_TIMES; i++)
    {
      const double time = get_time (link, i);

      if (!(time >= 0.0))
        continue;
      links->sums[i] += time;
      links->n_stated[i]++;
    }
}

static void
append_times (BalTableBuilder *table, guint first, const Links *links)
{
  for (Time i = TIME_DAYS; i < N_TIMES; i++)
    {
      const guint column = first + 2 * i;
      const guint n = links != NULL ? links->n_stated[i] : 0;

      bal_area_checking_append_number (table, column, n > 0 ? links->sums[i] : NAN);
      bal_table_builder_append_int (table, column + 1, n);
    }
}

/* What is stated as none, and what is not stated, are two things. */
static void
check_link (BalAreaChecking *self, BalItem *link, guint *n_unknown)
{
  const double days = get_time (link, TIME_DAYS);
  const gboolean irregular = bal_item_has_member (link, "per") && isnan (get_spans (link));
  const double planning = get_time (link, TIME_PLANNING);
  const double teamwork = get_time (link, TIME_TEAMWORK);

  if (irregular || days == 0.0)
    bal_area_checking_add (self, "link-therapist-irregular", link, irregular ? "per" : "days", NULL,
                           0);
  if (planning == 0.0 || teamwork == 0.0)
    bal_area_checking_add (self, "link-therapist-without-time", link,
                           planning == 0.0 ? "planning_hours" : "teamwork_hours", NULL, 0);
  *n_unknown += (isnan (days) && !irregular) || isnan (planning) || isnan (teamwork);
}

static void
append_therapist (BalTableBuilder *table, BalItem *therapist, const Links *links)
{
  const guint n_sites = g_hash_table_size (links->others);

  bal_table_builder_append_text (table, THERAPIST, bal_item_get_text (therapist, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (therapist, "agency"));
  bal_table_builder_append_text (table, ROLE, bal_item_get_text (therapist, "role"));
  bal_table_builder_append_int (table, SITES, n_sites);
  append_times (table, DAYS, links);
  bal_area_checking_append_number (table, DAYS_PER_SITE,
                                   links->n_stated[TIME_DAYS] == links->n_links
                                     ? links->sums[TIME_DAYS] / n_sites
                                     : NAN);
}

static void
add_therapist (BalAreaChecking *self,
               BalTableBuilder *table,
               BalItem *therapist,
               GHashTable *by_setting)
{
  GListModel *items = bal_item_get_items (therapist, "links");
  const char *code = bal_item_get_text (therapist, "code");
  Links *own = links_new ();
  guint n_unknown = 0;
  BalFindingFigure unknown = { "links", 0.0 };
  BalFindingFigure sites[] = { { "sites", 0.0 }, { "most", self->maximum_sites } };

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *link = bal_item_peek (items, i);
      const char *setting = bal_item_get_text (link, "setting");
      Links *links = NULL;

      if (setting == NULL || !bal_area_checking_is_in_force (self, link))
        continue;
      links = g_hash_table_lookup (by_setting, setting);
      if (links == NULL)
        {
          links = links_new ();
          g_hash_table_insert (by_setting, (gpointer) setting, links);
        }
      links_add (links, link, code, code);
      links_add (own, link, code, setting);
      check_link (self, link, &n_unknown);
    }
  append_therapist (table, therapist, own);
  unknown.value = n_unknown;
  sites[0].value = g_hash_table_size (own->others);
  if (n_unknown > 0)
    bal_area_checking_add (self, "link-therapist-time-unknown", therapist, NULL, &unknown, 1);
  if (sites[0].value > sites[1].value)
    bal_area_checking_add (self, "link-therapist-many-sites", therapist, NULL, sites, 2);
  links_free (own);
}

/* The setting whose therapists are those of this one: itself, or the base of its cluster. */
static const char *
find_cover (BalItem *setting, GHashTable *by_setting)
{
  const char *code = bal_item_get_text (setting, "code");
  const char *cluster = bal_item_get_text (setting, "cluster");

  if (g_hash_table_contains (by_setting, code))
    return code;

  return cluster != NULL && g_hash_table_contains (by_setting, cluster) ? cluster : NULL;
}

static void
append_setting (BalTableBuilder *table, BalItem *setting, const char *cover, const Links *links)
{
  bal_table_builder_append_text (table, SETTING, bal_item_get_text (setting, "code"));
  bal_area_checking_append_nick (table, PLACE, BAL_TYPE_PLACE,
                                 bal_item_get_enum (setting, "place"));
  if (bal_item_has_member (setting, "cluster"))
    bal_table_builder_append_text (table, CLUSTER, bal_item_get_text (setting, "cluster"));
  else
    bal_table_builder_append_state (table, CLUSTER, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_text (table, COVERED_BY, cover);
  bal_table_builder_append_int (table, THERAPISTS,
                                links != NULL ? g_hash_table_size (links->others) : 0);
  bal_table_builder_append_text (table, LEAD,
                                 links != NULL && links->n_leads == 1 ? links->lead : NULL);
  append_times (table, SETTING_DAYS, links);
}

static void
add_settings (BalAreaChecking *self, GHashTable *by_setting)
{
  GListModel *settings = bal_area_checking_get_list (self, "settings");
  BalTableBuilder *table = bal_table_builder_new_with_columns ("link_settings", setting_columns,
                                                               G_N_ELEMENTS (setting_columns));

  for (guint i = 0; i < g_list_model_get_n_items (settings); i++)
    {
      BalItem *setting = bal_item_peek (settings, i);
      const char *cover = find_cover (setting, by_setting);
      const Links *links = cover != NULL ? g_hash_table_lookup (by_setting, cover) : NULL;
      const gboolean needs_link = bal_item_get_enum (setting, "place") == BAL_PLACE_LEARNING;
      BalFindingFigure figures[] = { { "therapists", 0.0 }, { "leads", 0.0 } };

      if (links == NULL && !needs_link)
        continue;
      append_setting (table, setting, cover, links);
      if (links == NULL)
        {
          bal_area_checking_add_row (self, "setting-without-link", "settings", NULL, i);
          continue;
        }
      figures[0].value = g_hash_table_size (links->others);
      figures[1].value = links->n_leads;
      if (figures[0].value > 1.0 && links->n_leads != 1 &&
          g_str_equal (cover, bal_item_get_text (setting, "code")))
        bal_area_checking_add (self, "link-therapist-lead-unclear", setting, NULL, figures, 2);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_link_therapists (BalAreaChecking *self)
{
  GListModel *therapists = bal_area_checking_get_list (self, "link_therapists");
  g_autoptr (GHashTable) by_setting =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, links_free);
  BalTableBuilder *table = NULL;

  /* Where no link is stated at all, it is not known that there are none. */
  if (g_list_model_get_n_items (therapists) == 0)
    return;
  table = bal_table_builder_new_with_columns ("link_therapists", therapist_columns,
                                              G_N_ELEMENTS (therapist_columns));
  for (guint i = 0; i < g_list_model_get_n_items (therapists); i++)
    add_therapist (self, table, bal_item_peek (therapists, i), by_setting);
  bal_area_checking_end_table (self, table);
  add_settings (self, by_setting);
}
