/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-lead-times.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-lead-time-private.h"
#include "tests/journey/bal-random-input.h"

#define FROM 0
#define TO 2

static void
add_unit (RandomInput *input, int start, int end, guint8 stage)
{
  random_episodes_add (&input->data, start, end, 1, 1);
  input->data.stage[input->data.episodes.n_rows - 1] = stage;
}

static double
find_lead (BalResult *result, const char *state, const char *column)
{
  const char *const keys[] = { "state", state, NULL };

  return find_number (result, "lead_times", column, keys);
}

/* Three units a child. The first comes after 20 days of which 7 are idle, the second on the same
 * day though the intervention stands before, the third never, and the fourth had it before. */
static void
fill_children (RandomInput *input)
{
  random_episodes_init (&input->data);
  add_unit (input, 100, 104, FROM);
  add_unit (input, 112, 119, 1);
  add_unit (input, 120, 130, TO);
  add_unit (input, 99, 150, 3);
  add_unit (input, 100, 110, TO);
  add_unit (input, 100, 120, FROM);
  add_unit (input, 100, 150, FROM);
  add_unit (input, 120, 121, FROM);
  add_unit (input, 130, 131, 3);
  add_unit (input, 90, 100, TO);
  add_unit (input, 95, 99, FROM);
  add_unit (input, 101, 101, 1);
  random_input_init (input, 3);
}

static void
test_children (void)
{
  static const char *const second_bin[] = { "bin", "1", NULL };
  static const char *const last_bin[] = { "bin", "2", NULL };
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_LEAD_TIMES, "as-at", 200 + BAL_EPISODES_EPOCH, "bin-days", 5, "n-bins",
                  3, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_children (&input);
  result = random_input_run (&input, analysis);
  g_assert_cmpfloat (find_lead (result, "reached", "children"), ==, 2);
  g_assert_cmpfloat (find_lead (result, "reached", "days"), ==, 20);
  g_assert_cmpfloat (find_lead (result, "reached", "idle_days"), ==, 7);
  g_assert_cmpfloat (find_lead (result, "reached", "median_days"), ==, 10);
  g_assert_cmpfloat (find_lead (result, "not_reached", "children"), ==, 2);
  g_assert_cmpfloat (find_lead (result, "not_reached", "longest_days"), ==, 105);
  g_assert_cmpfloat (find_lead (result, "not_reached", "idle_days"), ==, 49 + 98);
  g_assert_cmpfloat (find_number (result, "lead_time_bins", "children_by_idle_days", second_bin),
                     ==, 1);
  g_assert_cmpfloat (find_number (result, "lead_time_bins", "children_by_days", last_bin), ==, 1);
  g_assert_cmpfloat (find_number (result, "lead_time_survival", "p25_days", NULL), ==, 0);
  g_assert_cmpfloat (find_number (result, "lead_time_survival", "median_days", NULL), ==, 20);
  g_assert_cmpfloat (find_number (result, "lead_time_survival", "p75_days", NULL), ==, -1);
}

/* What ended before the period is not counted, and what began before it comes late to the curve. */
static void
test_period (void)
{
  g_autoptr (BalPeriod) period =
    bal_period_new (BAL_EPISODES_EPOCH + 110, BAL_EPISODES_EPOCH + 200);
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_LEAD_TIMES, "as-at", 200 + BAL_EPISODES_EPOCH, "period", period, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_children (&input);
  result = random_input_run (&input, analysis);
  g_assert_cmpfloat (find_lead (result, "reached", "children"), ==, 1);
  g_assert_cmpfloat (find_lead (result, "reached", "days"), ==, 10);
  g_assert_cmpfloat (find_lead (result, "reached", "idle_days"), ==, 2);
  g_assert_cmpfloat (find_lead (result, "reached", "longest_days"), ==, 20);
  g_assert_cmpfloat (find_number (result, "lead_time_survival", "late_entries", NULL), ==, 3);
}

/* Day by day, from the definition. */
static gint32
count_idle (const RandomInput *input, gsize first, gsize count, gint32 as_at, BalLeadTime *lead)
{
  gint32 idle = 0;

  for (gint32 day = lead->from; day < lead->until; day++)
    {
      gboolean active = FALSE;

      for (gsize row = first; row < first + count; row++)
        active = active || random_episodes_covers (&input->data, row, as_at, day);
      idle += !active;
    }
  return idle;
}

static gboolean
find_lead_time (const RandomInput *input, gsize first, gsize count, gint32 as_at, BalLeadTime *lead)
{
  const RandomEpisodes *data = &input->data;
  gboolean found = FALSE;

  *lead = (BalLeadTime){ .until = as_at };
  for (gsize row = first; row < first + count && !found; row++)
    if (random_episodes_covers (data, row, as_at, data->start[row]) && data->stage[row] == FROM)
      {
        lead->from = data->start[row];
        found = TRUE;
      }
  for (gsize row = first; row < first + count; row++)
    if (random_episodes_covers (data, row, as_at, data->start[row]) && data->stage[row] == TO &&
        data->start[row] >= lead->from && (!lead->is_reached || data->start[row] < lead->until))
      {
        lead->until = data->start[row];
        lead->is_reached = TRUE;
      }
  return found;
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (52);
  RandomInput input;

  for (guint round = 0; round < 300; round++)
    {
      gsize first = (gsize) g_rand_int_range (rand, 0, RANDOM_ROWS - 20), count = 20;
      BalWindow window = bal_window_new (RANDOM_ORIGIN + BAL_EPISODES_EPOCH +
                                           g_rand_int_range (rand, 0, RANDOM_DAYS + 20),
                                         G_MININT32, G_MININT32);
      BalLeadTime lead, expected;
      gboolean found;

      random_input_fill (&input, rand);
      found = find_lead_time (&input, first, count, window.as_at, &expected);
      g_assert_cmpint (found, ==,
                       bal_lead_time_find (&lead, &input.data.episodes, first, count, &window, FROM,
                                           TO, NULL, NULL));
      if (!found)
        continue;
      g_assert_cmpint (lead.from, ==, expected.from);
      g_assert_cmpint (lead.until, ==, expected.until);
      g_assert_cmpint (lead.is_reached, ==, expected.is_reached);
      g_assert_cmpint (bal_lead_time_count_idle (&input.data.episodes, first, count, window.as_at,
                                                 lead.from, lead.until),
                       ==, count_idle (&input, first, count, window.as_at, &lead));
    }
}

static void
test_errors (void)
{
  static const char *const stages[] = { "intervention", "shoe_size" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalAnalysis) analysis =
        g_object_new (BAL_TYPE_LEAD_TIMES, "as-at", INPUT_AS_AT, "from-stage", stages[i], NULL);

      g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR,
                      (int) (i == 0 ? BAL_ERROR_INVALID_ARGUMENT : BAL_ERROR_NOT_FOUND));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-times/children", test_children);
  g_test_add_func ("/lead-times/period", test_period);
  g_test_add_func ("/lead-times/oracle", test_oracle);
  g_test_add_func ("/lead-times/errors", test_errors);

  return g_test_run ();
}
