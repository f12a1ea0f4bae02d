/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-journey-state.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/journey/bal-profiles.h"

#define ORIGIN 18000

static const char *const strands[] = { "family", "intervention", NULL };
static const char *const levels[] = { "universal", "targeted", "specialist", NULL };
static const char *const stages[] = { "identification", "intervention", NULL };
static const char *const agencies[] = { "slt", "ot", "school", NULL };

static const char *
choose (GRand *rand, const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  guint i = (guint) g_rand_int_range (rand, 0, (gint32) n * 4);

  /* One in eight says nothing. */
  return i % 8 == 7 ? NULL : names[i % n];
}

static gint32
choose_day (GRand *rand, gint32 first, double share)
{
  return g_rand_double (rand) < share ? first + g_rand_int_range (rand, 0, 60) : BAL_DAY_NONE;
}

static BalEpisode *
make_random (GRand *rand, guint i)
{
  g_autofree char *id = g_strdup_printf ("%u", i);
  gint32 requested = choose_day (rand, ORIGIN, 0.6);
  gint32 start = choose_day (rand, ORIGIN, 0.7);
  gint32 end =
    start != BAL_DAY_NONE ? choose_day (rand, start, 0.7) : choose_day (rand, ORIGIN, 0.1);
  gint32 closed = requested != BAL_DAY_NONE ? choose_day (rand, requested, 0.3) : BAL_DAY_NONE;

  return g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "source", "x", "strand",
                       choose (rand, strands), "level", choose (rand, levels), "stage",
                       choose (rand, stages), "agency", choose (rand, agencies), "requested-date",
                       requested, "start-date", start, "end-date", end, "closed-date", closed,
                       NULL);
}

static BalJourney *
add (BalJourney *journey, BalEpisode *episode)
{
  g_autoptr (GError) error = NULL;
  BalJourney *longer = bal_journey_with_event (journey, episode, &error);

  g_assert_no_error (error);
  return longer;
}

static gint64
get_cell (BalResult *result, const char *table_name, const char *column_name, guint row)
{
  BalTable *table = bal_result_lookup_table (result, table_name);
  BalColumn *column;

  g_assert_nonnull (table);
  column = bal_table_lookup_column (table, column_name);
  g_assert_nonnull (column);
  return bal_column_get_int64 (column, row);
}

static guint64
count_finding (BalFindings *findings, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (findings, code);

  return finding != NULL ? bal_finding_get_count (finding) : 0;
}

/* The waits that go on in a profile, and the idle days of the child in them. */
static void
sum_waits (BalResult *profile, guint *n_waits, gint64 *longest, gint64 *idle)
{
  BalTable *waits = bal_result_lookup_table (profile, "profile_waits");
  BalColumn *states = bal_table_lookup_column (waits, "state");

  *n_waits = 0;
  *longest = *idle = -1;
  for (guint i = 0; i < bal_table_get_n_rows (waits); i++)
    if (g_str_equal (bal_column_get_text (states, i), "waiting"))
      {
        ++*n_waits;
        *longest = MAX (*longest, get_cell (profile, "profile_waits", "wait_days", i));
        *idle = MAX (*idle, get_cell (profile, "profile_waits", "days_without_offer", i));
      }
}

/* What the whole profile says, made from the beginning. */
static void
compare_with_profile (BalJourney *journey, BalJourneyState *state, gint32 as_at)
{
  g_autoptr (BalPeriod) today = bal_period_new (as_at, as_at);
  g_autoptr (BalResult) profile = bal_journey_profile (journey, as_at, NULL, NULL);
  g_autoptr (BalResult) now = bal_journey_profile (journey, as_at, today, NULL);
  g_autoptr (BalResult) result = bal_journey_state_to_result (state);
  static const char *const units[] = { "timed_units", "withdrawn_units", "waiting_units",
                                       "future_units", "undated_units" };
  BalColumn *last =
    bal_table_lookup_column (bal_result_lookup_table (profile, "profiles"), "last_day");
  gint64 longest, idle;
  guint n_waits;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpint (get_cell (result, "units", "units", i), ==,
                     get_cell (profile, "profiles", units[i], 0));
  g_assert_cmpint (bal_journey_state_get_n_active (state), ==,
                   get_cell (now, "profiles", "max_concurrency", 0));
  sum_waits (profile, &n_waits, &longest, &idle);
  g_assert_cmpuint (bal_journey_state_get_n_waiting (state), ==, n_waits);
  g_assert_cmpint (bal_journey_state_get_waiting_days (state), ==, longest);
  g_assert_cmpint (bal_journey_state_get_idle_days (state), ==, idle);
  if (bal_value_state_has_value (bal_column_get_state (last, 0)))
    g_assert_cmpint (bal_journey_state_get_last_active_day (state), ==,
                     bal_column_get_day (last, 0));
  else
    g_assert_cmpint (bal_journey_state_get_last_active_day (state), ==, BAL_DAY_NONE);
  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (state),
                                   "universal-to-specialist-jumps"),
                    ==, get_cell (profile, "profiles", "jumps_up", 0));
}

/* Dates forward, back, and of journeys that others grew out of. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (BalJourney) journey = bal_journey_new (NULL);
      g_autoptr (GPtrArray) journeys = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < 16; i++)
        {
          g_autoptr (BalEpisode) episode = make_random (rand, i);
          BalJourney *longer = add (journey, episode);
          gint32 as_at = ORIGIN + (gint32) (4 * i) + g_rand_int_range (rand, -10, 10);
          g_autoptr (BalJourneyState) state = bal_journey_state_new (longer, as_at, NULL, NULL);

          g_assert_cmpint (bal_journey_state_get_as_at (state), ==, as_at);
          g_ptr_array_add (journeys, longer);
          g_set_object (&journey, longer);
        }
      for (guint i = 0; i < journeys->len; i++)
        {
          gint32 as_at = ORIGIN + g_rand_int_range (rand, -5, 130);
          g_autoptr (BalJourneyState) state =
            bal_journey_state_new (journeys->pdata[i], as_at, NULL, NULL);

          compare_with_profile (journeys->pdata[i], state, as_at);
        }
    }
}

static BalEpisode *
make (const char *level, gint32 requested, gint32 start, gint32 end)
{
  return g_object_new (BAL_TYPE_EPISODE, "strand", "intervention", "level", level, "stage",
                       "intervention", "agency", "slt", "requested-date", requested, "start-date",
                       start, "end-date", end, NULL);
}

static BalJourney *
add_new (BalJourney *journey, const char *level, gint32 requested, gint32 start, gint32 end)
{
  g_autoptr (BalEpisode) episode = make (level, requested, start, end);

  return add (journey, episode);
}

/* Waits 100 days for the specialist, and has a targeted unit on ten of them. */
static BalJourney *
make_waiting (void)
{
  g_autoptr (BalJourney) none = bal_journey_new (NULL);
  g_autoptr (BalJourney) one = add_new (none, "specialist", ORIGIN, BAL_DAY_NONE, BAL_DAY_NONE);
  g_autoptr (BalJourney) two = add_new (one, "targeted", BAL_DAY_NONE, ORIGIN + 20, ORIGIN + 29);

  return add_new (two, "universal", BAL_DAY_NONE, ORIGIN - 50, BAL_DAY_NONE);
}

static void
test_waiting (void)
{
  g_autoptr (BalJourney) journey = make_waiting ();
  g_autoptr (BalJourneyState) state = bal_journey_state_new (journey, ORIGIN + 100, NULL, NULL);
  g_autoptr (BalResult) result = bal_journey_state_to_result (state);
  BalTable *cells = bal_result_lookup_table (result, "active_cells");

  g_assert_cmpuint (bal_journey_state_get_n_active (state), ==, 1);
  g_assert_cmpstr (bal_journey_state_get_highest_level (state), ==, "universal");
  g_assert_cmpint (bal_journey_state_get_waiting_days (state), ==, 100);
  g_assert_cmpint (bal_journey_state_get_idle_days (state), ==, 90);
  g_assert_cmpint (bal_journey_state_get_last_active_day (state), ==, ORIGIN + 100);
  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (state), "idle-waits"), ==, 0);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (bal_journey_state_get_findings (state))), ==, 1);
  g_assert_cmpuint (bal_table_get_n_rows (cells), ==, 1);
  g_assert_cmpint (get_cell (result, "active_agencies", "units", 0), ==, 1);
  g_assert_cmpint (get_cell (result, "running_waits", "idle_days", 0), ==, 90);
}

/* Its own number of days is within the limit. */
static void
test_limit (void)
{
  g_autoptr (BalJourney) journey = make_waiting ();
  g_autoptr (BalJourneyStateOptions) within =
    g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, "idle-limit", 90, NULL);
  g_autoptr (BalJourneyStateOptions) over =
    g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, "idle-limit", 89, NULL);
  g_autoptr (BalJourneyState) good = bal_journey_state_new (journey, ORIGIN + 100, within, NULL);
  g_autoptr (BalJourneyState) bad = bal_journey_state_new (journey, ORIGIN + 100, over, NULL);

  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (good), "idle-wait-over-limit"),
                    ==, 0);
  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (bad), "idle-wait-over-limit"),
                    ==, 1);
}

static void
test_offers (void)
{
  static const char *const universal[] = { "universal", NULL };
  static const char *const unknown[] = { "wonderful", NULL };
  g_autoptr (BalJourney) journey = make_waiting ();
  g_autoptr (BalJourneyStateOptions) options =
    g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, "offer-levels", universal, NULL);
  g_autoptr (BalJourneyStateOptions) wrong =
    g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, "offer-levels", unknown, NULL);
  g_autoptr (BalJourneyStateOptions) same =
    g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, "same-need", TRUE, NULL);
  g_autoptr (BalJourneyState) state = bal_journey_state_new (journey, ORIGIN + 100, options, NULL);
  g_autoptr (BalJourneyState) needs = bal_journey_state_new (journey, ORIGIN + 100, same, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (bal_journey_state_get_idle_days (state), ==, 0);
  /* Without a need on the row it cannot be told. */
  g_assert_cmpint (bal_journey_state_get_idle_days (needs), ==, -1);
  g_assert_null (bal_journey_state_new (journey, ORIGIN, wrong, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (bal_journey_state_new (journey, BAL_DAY_NONE, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

/* What is noted about rows that were added stays with the journey. */
static void
test_notes (void)
{
  g_autoptr (BalJourney) none = bal_journey_new (NULL);
  g_autoptr (BalJourney) good = add_new (none, "targeted", BAL_DAY_NONE, ORIGIN, BAL_DAY_NONE);
  g_autoptr (BalJourney) bare = add_new (good, NULL, BAL_DAY_NONE, BAL_DAY_NONE, BAL_DAY_NONE);
  g_autoptr (BalJourney) ended = add_new (bare, "targeted", BAL_DAY_NONE, BAL_DAY_NONE, ORIGIN);
  g_autoptr (BalJourneyState) state = bal_journey_state_new (ended, ORIGIN, NULL, NULL);
  BalFindings *findings = bal_journey_get_findings (ended);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_journey_get_findings (good))), ==,
                    0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_journey_get_findings (bare))), ==,
                    2);
  g_assert_cmpuint (count_finding (findings, "value-missing"), ==, 1);
  g_assert_cmpuint (count_finding (findings, "no-dates"), ==, 1);
  g_assert_cmpuint (count_finding (findings, "end-without-start"), ==, 1);
  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (state), "end-without-start"), ==,
                    1);
  g_assert_cmpuint (count_finding (bal_journey_state_get_findings (state), "no-dates"), ==, 1);
}

static void
test_bare (void)
{
  g_autoptr (BalJourneyState) state = g_object_new (BAL_TYPE_JOURNEY_STATE, NULL);
  g_autoptr (BalResult) result = bal_journey_state_to_result (state);
  g_autoptr (BalJourney) nobody = bal_journey_new (NULL);
  g_autoptr (BalJourneyState) empty = bal_journey_state_new (nobody, ORIGIN, NULL, NULL);

  g_assert_cmpuint (bal_journey_state_get_n_active (state), ==, 0);
  g_assert_null (bal_journey_state_get_highest_level (state));
  g_assert_null (bal_journey_state_get_findings (state));
  g_assert_null (bal_result_lookup_table (result, "units"));
  g_assert_cmpint (bal_journey_state_get_idle_days (empty), ==, -1);
  g_assert_cmpint (bal_journey_state_get_last_active_day (empty), ==, BAL_DAY_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey-state/random", test_random);
  g_test_add_func ("/journey-state/waiting", test_waiting);
  g_test_add_func ("/journey-state/limit", test_limit);
  g_test_add_func ("/journey-state/offers", test_offers);
  g_test_add_func ("/journey-state/notes", test_notes);
  g_test_add_func ("/journey-state/bare", test_bare);
  return g_test_run ();
}
