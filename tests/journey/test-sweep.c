/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sweep-private.h"

#include "tests/journey/bal-random-episodes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSweep, bal_sweep_free)

#define GRID (RANDOM_DAYS + 100)

/* What the definition says of one day, found by looking at every row. */
typedef struct
{
  guint n_units, n_ambient, n_strands, n_levels, n_agencies;
} Day;

static Day
look_at_day (const RandomEpisodes *data, gint32 as_at, gint32 day, const guint8 *counted)
{
  guint strands = 0, levels = 0, agencies = 0;
  Day found = { 0 };

  for (gsize row = 0; row < data->episodes.n_rows; row++)
    {
      int strand = bal_episodes_get_strand (&data->episodes, row);
      int level = bal_episodes_get_level (&data->episodes, row);

      if ((counted && !counted[row]) || !random_episodes_covers (data, row, as_at, day))
        continue;
      found.n_units++;
      found.n_ambient += data->grouping[row] == 3 || data->grouping[row] == 4;
      strands |= strand < 0 ? 0 : 1u << strand;
      levels |= level < 0 ? 0 : 1u << level;
      agencies |= data->agency[row] == BAL_EPISODES_NO_CODE16 ? 0 : 1u << data->agency[row];
    }
  found.n_strands = (guint) __builtin_popcount (strands);
  found.n_levels = (guint) __builtin_popcount (levels);
  found.n_agencies = (guint) __builtin_popcount (agencies);
  return found;
}

static void
add_day (BalConcurrencyFigures *figures, const Day *day, gint32 number, gint64 *gap, GArray *days)
{
  if (day->n_units == 0)
    {
      *gap += figures->active_days > 0;
      return;
    }
  if (*gap > 0)
    {
      figures->n_gaps++;
      figures->gap_days += *gap;
      figures->longest_gap = MAX (figures->longest_gap, *gap);
    }
  *gap = 0;
  if (figures->active_days++ == 0)
    figures->first_day = number;
  figures->last_day = number;
  figures->unit_days += day->n_units;
  figures->ambient_unit_days += day->n_ambient;
  figures->overlap_days += day->n_units >= 2;
  if (day->n_units > figures->peak)
    figures->peak_day = number;
  figures->peak = MAX (figures->peak, day->n_units);
  figures->peak_without_ambient =
    MAX (figures->peak_without_ambient, day->n_units - day->n_ambient);
  figures->max_strands = MAX (figures->max_strands, day->n_strands);
  figures->max_levels = MAX (figures->max_levels, day->n_levels);
  figures->max_agencies = MAX (figures->max_agencies, day->n_agencies);
  if (day->n_units > days->len)
    g_array_set_size (days, day->n_units);
  g_array_index (days, gint64, day->n_units - 1)++;
}

static void
assert_equal_figures (const BalConcurrencyFigures *a, const BalConcurrencyFigures *b)
{
  g_assert_cmpint (a->active_days, ==, b->active_days);
  g_assert_cmpint (a->first_day, ==, b->first_day);
  g_assert_cmpint (a->last_day, ==, b->last_day);
  g_assert_cmpint (a->unit_days, ==, b->unit_days);
  g_assert_cmpint (a->ambient_unit_days, ==, b->ambient_unit_days);
  g_assert_cmpint (a->overlap_days, ==, b->overlap_days);
  g_assert_cmpuint (a->peak, ==, b->peak);
  g_assert_cmpint (a->peak_day, ==, b->peak_day);
  g_assert_cmpuint (a->peak_without_ambient, ==, b->peak_without_ambient);
  g_assert_cmpuint (a->max_strands, ==, b->max_strands);
  g_assert_cmpuint (a->max_levels, ==, b->max_levels);
  g_assert_cmpuint (a->max_agencies, ==, b->max_agencies);
  g_assert_cmpuint (a->n_gaps, ==, b->n_gaps);
  g_assert_cmpint (a->gap_days, ==, b->gap_days);
  g_assert_cmpint (a->longest_gap, ==, b->longest_gap);
}

static void
check_against_days (BalSweep *sweep,
                    const RandomEpisodes *data,
                    const BalWindow *window,
                    const guint8 *counted)
{
  g_autoptr (GArray) expected_days = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GArray) gaps = g_array_new (FALSE, TRUE, sizeof (gint64));
  BalConcurrencyFigures figures, expected = { 0 };
  gint64 gap = 0, gap_days = 0;

  for (gint32 day = RANDOM_ORIGIN; day < RANDOM_ORIGIN + GRID; day++)
    {
      Day found = look_at_day (data, window->as_at, day, counted);

      if (bal_window_has (window, day))
        add_day (&expected, &found, day, &gap, expected_days);
    }
  bal_sweep_run (sweep, &data->episodes, 0, data->episodes.n_rows, window, counted);
  bal_sweep_measure (sweep, window->first, &figures);
  assert_equal_figures (&figures, &expected);
  bal_sweep_add_days_at (sweep, window->first, days);
  g_assert_cmpmem (days->data, days->len * sizeof (gint64), expected_days->data,
                   expected_days->len * sizeof (gint64));
  bal_sweep_add_gaps (sweep, window->first, gaps);
  for (guint i = 0; i < gaps->len; i++)
    gap_days += g_array_index (gaps, gint64, i);
  g_assert_cmpuint (gaps->len, ==, expected.n_gaps);
  g_assert_cmpint (gap_days, ==, expected.gap_days);
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (BalSweep) sweep = bal_sweep_new ();
  guint8 counted[RANDOM_ROWS];
  RandomEpisodes data;

  for (guint round = 0; round < 3000; round++)
    {
      BalWindow window = random_window (rand);

      random_episodes_fill (&data, rand, (guint) g_rand_int_range (rand, 0, round % 8 ? 9 : 120));
      for (gsize row = 0; row < RANDOM_ROWS; row++)
        counted[row] = (guint8) g_rand_int_range (rand, 0, 2);
      check_against_days (sweep, &data, &window, round % 3 ? NULL : counted);
    }
}

/* One universal unit, two targeted ones and a specialist one: the published worked example. */
static void
test_worked_example (void)
{
  g_autoptr (BalSweep) sweep = bal_sweep_new ();
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (gint64));
  BalWindow window = bal_window_new (G_MAXINT32, G_MININT32, G_MININT32);
  BalConcurrencyFigures figures;
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, 0, 100, 1, 0);
  random_episodes_add (&data, 10, 40, 4, 1);
  random_episodes_add (&data, 30, 60, 4, 2);
  random_episodes_add (&data, 40, 50, 0, 1);
  bal_sweep_run (sweep, &data.episodes, 0, 4, &window, NULL);
  bal_sweep_measure (sweep, window.first, &figures);
  g_assert_cmpuint (figures.peak, ==, 4);
  g_assert_cmpint (figures.peak_day, ==, 40);
  g_assert_cmpint (figures.unit_days, ==, 174);
  g_assert_cmpint (figures.active_days, ==, 101);
  g_assert_cmpfloat_with_epsilon ((double) figures.unit_days / (double) figures.active_days, 1.7228,
                                  0.00005);
  bal_sweep_add_days_at (sweep, window.first, days);
  g_assert_cmpuint (days->len, ==, 4);
  g_assert_cmpint (g_array_index (days, gint64, 0), ==, 10 + 40);
  g_assert_cmpint (g_array_index (days, gint64, 1), ==, 20 + 10);
  g_assert_cmpint (g_array_index (days, gint64, 2), ==, 10 + 10);
  g_assert_cmpint (g_array_index (days, gint64, 3), ==, 1);
}

/* A start on the day after an end leaves no gap, and on the day of the end a common day. */
static void
test_neighbours (void)
{
  g_autoptr (BalSweep) sweep = bal_sweep_new ();
  BalWindow window = bal_window_new (G_MAXINT32, G_MININT32, G_MININT32);
  BalConcurrencyFigures figures;
  RandomEpisodes data;

  for (int start = 10; start <= 12; start++)
    {
      random_episodes_init (&data);
      random_episodes_add (&data, 5, 10, 0, 0);
      random_episodes_add (&data, start, 20, 0, 0);
      bal_sweep_run (sweep, &data.episodes, 0, 2, &window, NULL);
      bal_sweep_measure (sweep, window.first, &figures);
      g_assert_cmpint (figures.overlap_days, ==, start == 10);
      g_assert_cmpint (figures.gap_days, ==, start == 12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sweep/oracle", test_oracle);
  g_test_add_func ("/sweep/worked-example", test_worked_example);
  g_test_add_func ("/sweep/neighbours", test_neighbours);

  return g_test_run ();
}
