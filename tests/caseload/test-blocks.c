/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-blocks-private.h"

#include <stdlib.h>

#include "libbalanced/base/bal-processor-private.h"

#define N_CHILDREN 400
#define MAX_ROWS 150

typedef struct
{
  guint32 first[N_CHILDREN + 1];
  guint16 start[N_CHILDREN * MAX_ROWS];
  guint16 end[N_CHILDREN * MAX_ROWS];
  guint8 codes[N_CHILDREN * MAX_ROWS];
} World;

/* Children with any number of rows: of some, ends are in any order, of others nearly in that of the
 * starts, some of them open. */
static World *
make_world (void)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint32 row = 0;

  for (guint child = 0; child < N_CHILDREN; child++)
    {
      guint n_rows = child < 80 ? child : (guint) g_rand_int_range (rand, 0, MAX_ROWS);
      gint32 spread = g_rand_int_range (rand, 1, child % 5 == 0 ? 60000 : 90);

      world->first[child] = row;
      for (guint i = 0; i < n_rows; i++, row++)
        {
          gint32 end =
            (gint32) (child % 7 == 0 ? n_rows - i : i) + g_rand_int_range (rand, 0, spread);

          world->end[row] =
            g_rand_int_range (rand, 0, 12) == 0 ? BAL_EPISODES_NO_DAY : (guint16) end;
        }
    }
  world->first[N_CHILDREN] = row;
  return world;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const guint16 *one = a;
  const guint16 *two = b;

  return *one - *two;
}

/* Every child has the ends of its own rows, in order, whichever kernel put them there. */
static void
test_ends (gconstpointer plain)
{
  g_autofree World *world = make_world ();
  gsize n_rows = world->first[N_CHILDREN];
  BalEpisodes episodes = {
    .n_rows = n_rows,
    .start = world->start,
    .end = world->end,
    .cell = world->codes,
    .stage = world->codes,
    .n_strands = 5,
    .n_levels = 3,
  };
  g_autoptr (BalBlocks) blocks = NULL;

  bal_processor_set_plain (GPOINTER_TO_INT (plain));
  blocks = bal_blocks_new (&episodes, world->first, N_CHILDREN, 256, 2);
  bal_processor_set_plain (FALSE);
  for (guint child = 0; child < N_CHILDREN; child++)
    qsort (world->end + world->first[child], world->first[child + 1] - world->first[child],
           sizeof *world->end, compare_days);
  g_assert_cmpmem (blocks->ends, n_rows * sizeof *blocks->ends, world->end,
                   n_rows * sizeof *world->end);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/blocks/ends/plain", GINT_TO_POINTER (TRUE), test_ends);
  g_test_add_data_func ("/blocks/ends/wide", GINT_TO_POINTER (FALSE), test_ends);
  return g_test_run ();
}
