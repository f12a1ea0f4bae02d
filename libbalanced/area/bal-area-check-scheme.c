/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-scheme-progress-private.h"
#include "libbalanced/area/bal-scheme-setting.h"
#include "libbalanced/base/bal-day-private.h"

/* The scheme for schools and settings: how far each has come, and the cohort as a whole. */

enum
{
  SETTING,
  COHORT,
  KIND,
  ROUTE,
  STAGE,
  SINCE,
  DAYS,
  STALLED,
  AWARD,
  AWARDED,
  LAST_DAY,
  IN_FORCE,
};

static const BalTableColumn columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "cohort", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "route", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "stage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "since", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "stalled", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "award", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "awarded", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "last_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

/* The columns of the stages follow. */
enum
{
  PROGRESS_COHORT,
  PROGRESS_DATE,
  PROGRESS_SETTINGS,
  PROGRESS_STAGES,
  PROGRESS_IN_FORCE = PROGRESS_STAGES + BAL_SCHEME_N_STAGES,
};

static const BalTableColumn progress_columns[] = {
  { "cohort", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "settings", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "licence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "mentor", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "audit", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "plan", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "portfolio", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "verification", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "award", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "in_force", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
};

/* Something that changes a count of a cohort from a day on: a stage that a setting reached for the
 * first time, or an award that begins or ends to hold. */
typedef struct
{
  const char *cohort;
  gint32 date;
  guint column;
  int change;
} Event;

static const char *
get_cohort (BalItem *entry)
{
  const char *cohort = bal_item_get_text (entry, "cohort");

  return cohort != NULL ? cohort : "";
}

static void
add_event (GArray *events, BalItem *entry, gint32 date, guint column, int change)
{
  const Event event = { get_cohort (entry), date, column, change };

  g_array_append_val (events, event);
}

static void
add_events (GArray *events, BalItem *entry, const BalSchemeProgress *progress, gint32 as_at)
{
  gint32 first[BAL_SCHEME_N_STAGES] = { 0 };

  for (guint i = 0; i < progress->steps->len; i++)
    {
      const BalSchemeStepFacts *step = &g_array_index (progress->steps, BalSchemeStepFacts, i);

      if (!(first[step->stage]++))
        add_event (events, entry, step->date, PROGRESS_STAGES + step->stage, 1);
      if (step->stage != BAL_SCHEME_STAGE_AWARD ||
          (step->end != BAL_DAY_NONE && step->end < step->date))
        continue;
      add_event (events, entry, step->date, PROGRESS_IN_FORCE, 1);
      if (step->end != BAL_DAY_NONE && as_at != BAL_DAY_NONE && step->end < as_at)
        add_event (events, entry, step->end + 1, PROGRESS_IN_FORCE, -1);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *one = a;
  const Event *two = b;
  const int by_cohort = strcmp (one->cohort, two->cohort);

  if (by_cohort != 0)
    return by_cohort;

  return one->date < two->date ? -1 : one->date > two->date;
}

static GHashTable *
count_settings (GListModel *entries)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      const char *cohort = get_cohort (bal_item_peek (entries, i));
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, cohort));

      g_hash_table_insert (counts, (gpointer) cohort, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

/* A row for each day on which something changed in a cohort. */
static void
add_progress (BalAreaChecking *self, GListModel *entries, GArray *events)
{
  BalTableBuilder *table = bal_table_builder_new_with_columns ("scheme_progress", progress_columns,
                                                               G_N_ELEMENTS (progress_columns));
  g_autoptr (GHashTable) n_settings = count_settings (entries);
  int counts[PROGRESS_IN_FORCE + 1] = { 0 };

  g_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      const Event *next = i + 1 < events->len ? event + 1 : NULL;

      if (i == 0 || !g_str_equal (event[-1].cohort, event->cohort))
        memset (counts, 0, sizeof counts);
      counts[event->column] += event->change;
      if (next != NULL && compare_events (event, next) == 0)
        continue;
      bal_table_builder_append_text (table, PROGRESS_COHORT, event->cohort);
      bal_table_builder_append_day (table, PROGRESS_DATE, event->date);
      bal_table_builder_append_int (table, PROGRESS_SETTINGS,
                                    GPOINTER_TO_UINT (
                                      g_hash_table_lookup (n_settings, event->cohort)));
      for (guint j = PROGRESS_STAGES; j <= PROGRESS_IN_FORCE; j++)
        bal_table_builder_append_int (table, j, counts[j]);
    }
  bal_area_checking_end_table (self, table);
}

/* On the way to an award, or to its renewal, and for long without a further step. */
static gboolean
is_stalled (BalAreaChecking *self, const BalSchemeProgress *progress)
{
  return self->as_at != BAL_DAY_NONE && progress->round_start < progress->steps->len &&
         (gint64) self->as_at - progress->since > self->stalled_days;
}

static void
check_order (BalAreaChecking *self, BalItem *entry, const BalSchemeProgress *progress)
{
  BalFindingFigure skipped = { "stages", 0.0 };
  BalFindingFigure early = { "stages", 0.0 };
  gint32 days[BAL_SCHEME_N_STAGES];
  gint32 latest = BAL_DAY_NONE;
  int furthest = -1;

  bal_scheme_progress_list_days (progress, days);
  for (int i = 0; i < BAL_SCHEME_N_STAGES; i++)
    if (days[i] != BAL_DAY_NONE)
      furthest = i;
  for (int i = 0; i <= furthest; i++)
    {
      skipped.value += days[i] == BAL_DAY_NONE;
      early.value += days[i] != BAL_DAY_NONE && days[i] < latest;
      latest = MAX (latest, days[i]);
    }
  if (skipped.value > 0.0)
    bal_area_checking_add (self, "scheme-stage-skipped", entry, "steps", &skipped, 1);
  if (early.value > 0.0)
    bal_area_checking_add (self, "scheme-stages-out-of-order", entry, "steps", &early, 1);
}

/* Each award needs a verification of its own, after the one before. */
static void
check_awards (BalAreaChecking *self, const BalSchemeProgress *progress)
{
  const BalSchemeStepFacts *previous = NULL;
  gboolean verified = FALSE;

  for (guint i = 0; i < progress->steps->len; i++)
    {
      const BalSchemeStepFacts *step = &g_array_index (progress->steps, BalSchemeStepFacts, i);
      BalFindingFigure lapse = { "days", 0.0 };

      verified |= step->stage == BAL_SCHEME_STAGE_VERIFICATION;
      if (step->stage != BAL_SCHEME_STAGE_AWARD)
        continue;
      if (!verified)
        bal_area_checking_add (self, "award-without-verification", step->item, NULL, NULL, 0);
      if (previous != NULL && previous->last_day != BAL_DAY_NONE)
        lapse.value = (double) step->date - previous->last_day - 1.0;
      if (lapse.value > 0.0)
        bal_area_checking_add (self, "award-lapsed", step->item, "date", &lapse, 1);
      previous = step;
      verified = FALSE;
    }
}

static void
check_expiry (BalAreaChecking *self, const BalSchemeProgress *progress)
{
  const BalSchemeStepFacts *award = progress->award;
  BalFindingFigure figure = { "days", 0.0 };

  if (award == NULL || award->last_day == BAL_DAY_NONE)
    return;

  figure.value = ABS ((double) award->last_day - self->as_at);
  if (award->last_day < self->as_at)
    bal_area_checking_add (self, "award-expired", award->item, NULL, &figure, 1);
  else if (figure.value <= self->renewal_days)
    bal_area_checking_add (self, "award-renewal-due", award->item, NULL, &figure, 1);
}

/* Until the first award. */
static void
check_pace (BalAreaChecking *self,
            BalItem *scheme,
            BalItem *entry,
            const BalSchemeProgress *progress)
{
  const gint64 limit = bal_item_get_integer (scheme, "months_to_award");
  gint32 days[BAL_SCHEME_N_STAGES];
  BalFindingFigure figures[] = { { "months", 0.0 }, { "limit", limit } };
  gint32 end = MIN (self->as_at, BAL_DAY_LAST);
  gint32 last = BAL_DAY_NONE;

  bal_scheme_progress_list_days (progress, days);
  if (limit < 0 || days[BAL_SCHEME_STAGE_LICENCE] == BAL_DAY_NONE)
    return;
  if (days[BAL_SCHEME_STAGE_AWARD] != BAL_DAY_NONE)
    end = days[BAL_SCHEME_STAGE_AWARD];
  last = bal_day_add_months (days[BAL_SCHEME_STAGE_LICENCE], (guint) MIN (limit, G_MAXINT16));
  figures[0].value = bal_day_count_months (days[BAL_SCHEME_STAGE_LICENCE], end);
  if (last != BAL_DAY_NONE && end > last)
    bal_area_checking_add (self, "scheme-slow", entry, "steps", figures, 2);
}

static void
check_entry (BalAreaChecking *self,
             BalItem *scheme,
             BalItem *entry,
             const BalSchemeProgress *progress)
{
  BalFindingFigure stalled = { "days", 0.0 };

  check_order (self, entry, progress);
  check_awards (self, progress);
  if (self->as_at == BAL_DAY_NONE)
    return;

  stalled.value = (double) self->as_at - progress->since;
  if (is_stalled (self, progress))
    bal_area_checking_add (self, "scheme-stalled", entry, "steps", &stalled, 1);
  check_expiry (self, progress);
  check_pace (self, scheme, entry, progress);
}

static void
append_award (BalAreaChecking *self, BalTableBuilder *table, const BalSchemeProgress *progress)
{
  const BalSchemeStepFacts *award = progress->award;

  if (award == NULL)
    {
      for (guint i = AWARD; i <= IN_FORCE; i++)
        bal_table_builder_append_state (table, i, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  bal_area_checking_append_nick (table, AWARD, BAL_TYPE_SCHEME_AWARD,
                                 bal_item_get_enum (award->item, "award"));
  bal_table_builder_append_day (table, AWARDED, award->date);
  bal_table_builder_append_day (table, LAST_DAY, award->last_day);
  if (self->as_at != BAL_DAY_NONE)
    bal_table_builder_append_boolean (table, IN_FORCE,
                                      bal_scheme_progress_is_awarded (progress, self->as_at));
  else
    bal_table_builder_append_state (table, IN_FORCE, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static void
append_entry (BalAreaChecking *self,
              BalTableBuilder *table,
              BalItem *entry,
              const BalSchemeProgress *progress)
{
  const gboolean timed = self->as_at != BAL_DAY_NONE && progress->since != BAL_DAY_NONE;

  bal_table_builder_append_text (table, SETTING, bal_item_get_text (entry, "setting"));
  bal_table_builder_append_text (table, COHORT, bal_item_get_text (entry, "cohort"));
  bal_area_checking_append_nick (table, KIND, BAL_TYPE_SCHEME_SETTING_KIND,
                                 bal_item_get_enum (entry, "kind"));
  bal_area_checking_append_nick (table, ROUTE, BAL_TYPE_SCHEME_ROUTE,
                                 bal_item_get_enum (entry, "route"));
  if (progress->stage >= 0)
    bal_area_checking_append_nick (table, STAGE, BAL_TYPE_SCHEME_STAGE, progress->stage);
  else
    bal_table_builder_append_text (table, STAGE, NULL);
  bal_table_builder_append_day (table, SINCE, progress->since);
  if (timed)
    {
      bal_table_builder_append_int (table, DAYS, (gint64) self->as_at - progress->since);
      bal_table_builder_append_boolean (table, STALLED, is_stalled (self, progress));
    }
  else
    {
      bal_table_builder_append_state (table, DAYS, BAL_VALUE_STATE_NOT_AVAILABLE);
      bal_table_builder_append_state (table, STALLED, BAL_VALUE_STATE_NOT_AVAILABLE);
    }
  append_award (self, table, progress);
}

void
bal_area_check_scheme (BalAreaChecking *self)
{
  BalItem *scheme = bal_item_get_item (BAL_ITEM (self->area), "setting_scheme");
  GListModel *entries = scheme != NULL ? bal_item_get_items (scheme, "settings") : NULL;
  g_autoptr (GArray) events = NULL;
  BalTableBuilder *table = NULL;

  if (entries == NULL || g_list_model_get_n_items (entries) == 0)
    return;

  events = g_array_new (FALSE, FALSE, sizeof (Event));
  table = bal_table_builder_new_with_columns ("scheme", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      BalItem *entry = bal_item_peek (entries, i);
      BalSchemeProgress progress = { 0 };

      bal_scheme_progress_init (&progress, scheme, entry, self->as_at);
      append_entry (self, table, entry, &progress);
      check_entry (self, scheme, entry, &progress);
      add_events (events, entry, &progress, self->as_at);
      bal_scheme_progress_clear (&progress);
    }
  bal_area_checking_end_table (self, table);
  add_progress (self, entries, events);
}
