/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <glib.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-store-partition-private.h"

/* What loading does with many rows on the library's own threads: rows are surveyed, and brought
 * together by child. The rows of a child must be those that one thread finds. */

#define N_CHILDREN 3000u
#define N_ROWS 270000u /* some blocks */
#define CHUNK_ROWS 5000

typedef struct
{
  BalIntake intake;
  BalStoreBuilder builder;
  BalPartition partition;
  guint32 *first;
  guint32 *rows;
} World;

static void
add_rows (BalStaging *staging)
{
  BalStagingSegment *segment = bal_staging_begin_segment (staging, 0);

  bal_staging_place (segment, BAL_FIELD_CHILD_ID, BAL_FIELD_TYPE_CHILD);
  bal_staging_place (segment, BAL_FIELD_EPISODE_ID, BAL_FIELD_TYPE_IDENTIFIER);
  for (guint i = 0; i < N_ROWS; i++)
    {
      guint8 *record = bal_staging_reserve (segment);

      bal_staging_write (record, sizeof (guint32), i + 1);
      bal_staging_write (record + segment->places[BAL_FIELD_CHILD_ID].offset, sizeof (guint32),
                         (guint64) i * 48271 % N_CHILDREN);
      bal_staging_write (record + segment->places[BAL_FIELD_EPISODE_ID].offset, sizeof (guint64),
                         i + 7);
      bal_staging_commit (staging, segment);
    }
  bal_staging_index (staging);
}

static void
make_world (World *self, guint n_threads)
{
  *self = (World){ .intake = { .children = bal_interner_new (), .chunk_rows = CHUNK_ROWS } };
  for (guint i = 0; i < G_N_ELEMENTS (self->intake.staging); i++)
    self->intake.staging[i] = bal_staging_new (i);
  add_rows (self->intake.staging[BAL_CASELOAD_FILE_EPISODES]);
  self->builder = (BalStoreBuilder){ .intake = &self->intake,
                                     .store = bal_store_new (),
                                     .n_threads = n_threads,
                                     .new_ids = g_new (guint32, N_CHILDREN) };
  self->builder.store->n_ids = N_CHILDREN;
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      char id[16];

      bal_interner_intern (self->intake.children, id, (gsize) g_snprintf (id, sizeof id, "%u", i));
      self->builder.new_ids[i] = N_CHILDREN - 1 - i;
    }
  self->first = g_new0 (guint32, N_CHILDREN + 1);
  self->rows = g_new0 (guint32, N_ROWS);
}

static void
clear_world (World *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->intake.staging); i++)
    bal_staging_free (self->intake.staging[i]);
  for (guint file = 0; file < G_N_ELEMENTS (self->builder.n_rows); file++)
    {
      g_free (self->builder.n_rows[file]);
      for (guint i = 0; i < BAL_N_FIELDS; i++)
        g_free (self->builder.used[file][i]);
    }
  bal_interner_free (self->intake.children);
  bal_partition_clear (&self->partition);
  bal_store_unref (self->builder.store);
  g_free (self->builder.new_ids);
  g_free (self->first);
  g_free (self->rows);
}

static void
group_chunk (guint chunk, gpointer data)
{
  World *world = data;

  bal_partition_group (&world->partition, chunk, world->rows);
}

/* The numbers in the file of the rows of each child, added up, by squares too. */
static guint64 *
load (guint n_threads)
{
  World world;
  const guint32 *n_rows;
  guint64 *sums = g_new0 (guint64, 2 * N_CHILDREN);

  make_world (&world, n_threads);
  bal_store_builder_survey (&world.builder);
  g_assert_true (world.builder.small_numbers);
  g_assert_cmpuint (world.builder.shift, ==, 6);
  n_rows = world.builder.n_rows[BAL_CASELOAD_FILE_EPISODES];
  for (guint i = 0; i < N_CHILDREN; i++)
    world.first[i + 1] = world.first[i] + n_rows[N_CHILDREN - 1 - i];
  bal_partition_init (&world.partition, &world.builder, BAL_CASELOAD_FILE_EPISODES, world.first);
  bal_parallel_run (n_threads, world.partition.n_chunks, group_chunk, &world);
  for (guint child = 0; child < N_CHILDREN; child++)
    {
      for (guint32 i = world.first[child]; i < world.first[child + 1]; i++)
        {
          const BalStagingSegment *segment;
          const guint8 *record =
            bal_staging_find_record (world.intake.staging[BAL_CASELOAD_FILE_EPISODES],
                                     world.rows[i], &segment);
          guint64 row = bal_staging_read (record, sizeof (guint32));

          g_assert_cmpuint ((row - 1) * 48271 % N_CHILDREN, ==, N_CHILDREN - 1 - child);
          sums[2 * child] += row;
          sums[2 * child + 1] += row * row;
        }
    }
  clear_world (&world);
  return sums;
}

static void
test_partition (void)
{
  static const guint n_threads[] = { 2, 3, 7, 16 };
  g_autofree guint64 *alone = load (1);

  for (guint i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autofree guint64 *together = load (n_threads[i]);
      gsize size = 2 * N_CHILDREN * sizeof *alone;

      g_assert_cmpmem (alone, size, together, size);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsan/loading/partition", test_partition);
  return g_test_run ();
}
