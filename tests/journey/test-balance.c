/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance.h"

#include "tests/journey/bal-random-input.h"

/* What the definition counts, row by row, with a set of children. */
typedef struct
{
  gint64 episodes, started, minutes, with_minutes;
  guint64 children; /* a bit for each */
} Expected;

static gboolean
belongs (const RandomInput *input, gsize row, BalBasis basis, const BalWindow *window)
{
  const RandomEpisodes *data = &input->data;
  gboolean active = FALSE;

  if (basis == BAL_BASIS_WAITING)
    {
      BalUnit unit;

      bal_unit_read (&data->episodes, row, window->as_at, &unit);
      return unit.state == BAL_UNIT_WAITING;
    }
  for (gint32 day = MAX (window->first, RANDOM_ORIGIN - 10); day <= window->last; day++)
    active |= random_episodes_covers (data, row, window->as_at, day);
  if (!active)
    return FALSE;
  if (basis == BAL_BASIS_STARTED)
    return bal_window_has (window, data->start[row]);
  if (basis == BAL_BASIS_ENDED)
    return bal_window_has (window, data->end[row]);
  return TRUE;
}

static gboolean
matches (const RandomInput *input, gsize row, int strand, int level, int agency)
{
  const RandomEpisodes *data = &input->data;
  int row_agency = data->agency[row] == BAL_EPISODES_NO_CODE16 ? -1 : (int) data->agency[row];

  return (strand < -1 || bal_episodes_get_strand (&data->episodes, row) == strand) &&
         (level < -1 || bal_episodes_get_level (&data->episodes, row) == level) &&
         (agency < -1 || row_agency == agency);
}

static Expected
count (const RandomInput *input,
       BalBasis basis,
       const BalWindow *window,
       int strand,
       int level,
       int agency)
{
  Expected expected = { 0 };

  for (gsize row = 0; row < RANDOM_ROWS; row++)
    {
      if (!belongs (input, row, basis, window) || !matches (input, row, strand, level, agency))
        continue;
      expected.episodes++;
      expected.children |= G_GUINT64_CONSTANT (1) << (row / INPUT_ROWS_OF_CHILD);
      if (basis == BAL_BASIS_WAITING || !bal_window_has (window, input->data.start[row]))
        continue;
      expected.started++;
      if (input->minutes[row] == BAL_EPISODES_NO_CODE32)
        continue;
      expected.with_minutes++;
      expected.minutes += input->minutes[row];
    }
  return expected;
}

static void
assert_row (BalResult *result, const char *table, const char *const *keys, const Expected *expected)
{
  double minutes = find_number (result, table, "minutes", keys);

  if (expected->episodes == 0 && find_number (result, table, "episodes", keys) < 0)
    return;
  g_assert_cmpfloat (find_number (result, table, "episodes", keys), ==,
                     (double) expected->episodes);
  g_assert_cmpfloat (find_number (result, table, "children", keys), ==,
                     __builtin_popcountll (expected->children));
  g_assert_cmpfloat (find_number (result, table, "episodes_started", keys), ==,
                     (double) expected->started);
  if (expected->started > 0 && expected->with_minutes == 0)
    g_assert_cmpfloat (minutes, ==, -1);
  else
    g_assert_cmpfloat (minutes, ==, (double) expected->minutes);
}

static const char *
get_name (const char *const *names, int index)
{
  return index < 0 ? "" : names[index];
}

static void
check_basis (const RandomInput *input, BalResult *result, BalBasis basis, const BalWindow *window)
{
  for (int strand = -1; strand < 5; strand++)
    for (int level = -1; level < 3; level++)
      {
        const char *keys[] = { "strand", get_name (input_strands, strand), "level",
                               get_name (input_levels, level), NULL };
        Expected expected = count (input, basis, window, strand, level, -2);

        assert_row (result, "balance_total", keys, &expected);
        for (int agency = -1; agency < 4; agency++)
          {
            const char *more[] = { keys[0], keys[1],  keys[2],
                                   keys[3], "agency", get_name (input_agencies, agency),
                                   NULL };

            expected = count (input, basis, window, strand, level, agency);
            assert_row (result, "balance", more, &expected);
          }
      }
  for (int strand = -1; strand < 5; strand++)
    {
      const char *keys[] = { "over", "level", "strand", get_name (input_strands, strand), NULL };
      Expected expected = count (input, basis, window, strand, -2, -2);

      assert_row (result, "balance_margins_total", keys, &expected);
    }
  {
    const char *keys[] = { "over", "strand and level", NULL };
    Expected expected = count (input, basis, window, -2, -2, -2);

    assert_row (result, "balance_margins_total", keys, &expected);
  }
}

static void
test_oracle (void)
{
  static const BalBasis bases[] = { BAL_BASIS_ACTIVE, BAL_BASIS_STARTED, BAL_BASIS_ENDED,
                                    BAL_BASIS_WAITING };
  static const char *const by[] = { "agency", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  RandomInput input;

  for (guint round = 0; round < 24; round++)
    {
      BalBasis basis = bases[round % G_N_ELEMENTS (bases)];
      gint32 first = INPUT_AS_AT - g_rand_int_range (rand, 5, 60);
      g_autoptr (BalPeriod) period = bal_period_new (first, first + 20);
      g_autoptr (BalBalance) balance =
        g_object_new (BAL_TYPE_BALANCE, "as-at", INPUT_AS_AT, "period", period, "basis", basis,
                      "by", by, "n-threads", 2u, NULL);
      BalWindow window = bal_window_new (INPUT_AS_AT, first, first + 20);
      g_autoptr (BalResult) result = NULL;

      random_input_fill (&input, rand);
      result = random_input_run (&input, balance);
      check_basis (&input, result, basis, &window);
    }
}

/* Every cell is there; none is a true zero, and a share of nothing is not 0. */
static void
test_zeros (void)
{
  g_autoptr (BalBalance) balance = bal_balance_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  BalColumn *children, *shares;
  BalTable *table;
  RandomInput input;

  random_episodes_init (&input.data);
  random_input_init (&input, 8);
  result = random_input_run (&input, balance);
  table = bal_result_lookup_table (result, "balance");
  children = bal_table_lookup_column (table, "children");
  shares = bal_table_lookup_column (table, "share_of_episodes");
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 15);
  for (guint64 row = 0; row < 15; row++)
    {
      g_assert_cmpint (bal_column_get_state (children, row), ==, BAL_VALUE_STATE_TRUE_ZERO);
      g_assert_cmpint (bal_column_get_state (shares, row), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/balance/oracle", test_oracle);
  g_test_add_func ("/balance/zeros", test_zeros);

  return g_test_run ();
}
