/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance-count-private.h"

/* The grid by agency is what one row after another gives, on any processor, for more rows than are
 * looked at together and for amounts of any size. */

#define N_ROWS 9000
#define N_CHILDREN 300
#define N_GROUPS 6 /* with the one for missing */
#define N_CELLS 24

typedef struct
{
  guint16 start[N_ROWS], end[N_ROWS], agency[N_ROWS], offered[N_ROWS], attended[N_ROWS];
  guint32 minutes[N_ROWS];
  guint8 cell[N_ROWS];
  guint32 first[N_CHILDREN + 1], started[N_CHILDREN];
  BalEpisodes episodes;
  guint64 sums[N_GROUPS * N_CELLS][BAL_BALANCE_N_SUMS];
  guint32 children[N_GROUPS + 1][64];
} Grid;

static void
make_rows (Grid *self, GRand *rand, guint32 most, int in_missing)
{
  const double greatest = MIN (most, G_MAXUINT16 - 1);

  for (guint row = 0; row < N_ROWS; row++)
    {
      gboolean same = row > 0 && g_rand_int_range (rand, 0, 4) > 0;
      gboolean missing = in_missing > 0 && g_rand_int_range (rand, 0, in_missing) == 0;
      guint16 agency = (guint16) g_rand_int_range (rand, 0, N_GROUPS - 1);

      if (g_rand_int_range (rand, 0, 50) == 0)
        agency = BAL_EPISODES_NO_CODE16;
      self->agency[row] = same ? self->agency[row - 1] : agency;
      self->cell[row] = (guint8) g_rand_int_range (rand, 0, N_CELLS);
      self->minutes[row] =
        missing ? BAL_EPISODES_NO_CODE32 : (guint32) (g_rand_double (rand) * ((double) most + 1));
      self->offered[row] =
        missing ? BAL_EPISODES_NO_CODE16 : (guint16) (g_rand_double (rand) * (greatest + 1));
      self->attended[row] = (guint16) (g_rand_double (rand) * (greatest + 1));
    }
  self->minutes[0] = most;
}

/* Children of any length, one of them long; some have rows that have not started. */
static void
make_children (Grid *self, GRand *rand)
{
  guint32 row = 0;

  for (guint child = 0; child < N_CHILDREN; child++)
    {
      guint32 n = (guint32) g_rand_int_range (rand, 0, child % 9 ? 30 : 90);
      guint32 n_unstarted = (guint32) g_rand_int_range (rand, 0, 4);

      if (child == 100)
        n = 2500;
      self->first[child] = row;
      row = MIN (row + n, N_ROWS);
      self->started[child] =
        row - (child % 5 == 0 ? MIN (n_unstarted, row - self->first[child]) : 0);
    }
  self->first[N_CHILDREN] = row;
}

static void
add_row (Grid *self, guint32 row, guint64 *bits)
{
  const BalEpisodes *episodes = &self->episodes;
  guint group = (guint16) (self->agency[row] + 1);
  guint64 *sums = self->sums[group * N_CELLS + self->cell[row]];

  sums[BAL_BALANCE_EPISODES]++;
  sums[BAL_BALANCE_STARTED]++;
  if (episodes->minutes && self->minutes[row] != BAL_EPISODES_NO_CODE32)
    {
      sums[BAL_BALANCE_WITH_MINUTES]++;
      sums[BAL_BALANCE_MINUTES] += self->minutes[row];
    }
  if (episodes->contacts_offered && self->offered[row] != BAL_EPISODES_NO_CODE16)
    {
      sums[BAL_BALANCE_WITH_OFFERED]++;
      sums[BAL_BALANCE_OFFERED] += self->offered[row];
    }
  if (episodes->contacts_attended)
    {
      sums[BAL_BALANCE_WITH_ATTENDED]++;
      sums[BAL_BALANCE_ATTENDED] += self->attended[row];
    }
  bits[group] |= G_GUINT64_CONSTANT (1) << self->cell[row];
}

static void
count_rows (Grid *self)
{
  for (guint child = 0; child < N_CHILDREN; child++)
    {
      guint64 bits[N_GROUPS + 1] = { 0 };

      for (guint32 row = self->first[child]; row < self->started[child]; row++)
        add_row (self, row, bits);
      for (guint group = 0; group < N_GROUPS; group++)
        bits[N_GROUPS] |= bits[group];
      for (guint group = 0; group <= N_GROUPS; group++)
        for (guint cell = 0; cell < N_CELLS; cell++)
          self->children[group][cell] += bits[group] >> cell & 1;
    }
}

/* In stretches of children, as blocks come. */
static void
assert_counted (Grid *self, gboolean plain)
{
  const BalWindow window = { 100, BAL_WINDOW_NO_FIRST, 100 };
  const BalDenseBy by = { .n_groups = N_GROUPS, .words = self->agency };
  BalBalanceCount *count;

  bal_processor_set_plain (plain);
  count = bal_balance_count_new (&self->episodes, &window, &by);
  for (guint child = 0; child < N_CHILDREN; child += N_CHILDREN / 3)
    bal_balance_count_run (count, &(BalRange){ N_CHILDREN / 3, self->first + child,
                                               self->started + child });
  bal_balance_count_end (count);
  g_assert_cmpmem (count->sums, sizeof self->sums, self->sums, sizeof self->sums);
  for (guint group = 0; group <= N_GROUPS; group++)
    g_assert_cmpmem (bal_bit_counts_get (&count->children, group), N_CELLS * sizeof (guint32),
                     self->children[group], N_CELLS * sizeof (guint32));
  bal_balance_count_free (count);
  bal_processor_set_plain (FALSE);
}

static void
test_same (void)
{
  static const guint32 most[] = { 0, 200, 20000, G_MAXUINT32 - 1 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (49);

  for (guint round = 0; round < 24; round++)
    {
      g_autofree Grid *self = g_new0 (Grid, 1);

      make_rows (self, rand, most[round % G_N_ELEMENTS (most)], round % 3 ? 0 : 7);
      make_children (self, rand);
      self->episodes = (BalEpisodes){
        .n_rows = self->first[N_CHILDREN],
        .start = self->start,
        .end = self->end,
        .cell = self->cell,
        .agency = self->agency,
        .contacts_offered = round % 2 ? self->offered : NULL,
        .contacts_attended = round % 5 ? self->attended : NULL,
        .minutes = round % 7 ? self->minutes : NULL,
        .n_strands = 5,
        .n_levels = 3,
      };
      count_rows (self);
      assert_counted (self, TRUE);
      assert_counted (self, FALSE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/balance-count/same", test_same);

  return g_test_run ();
}
