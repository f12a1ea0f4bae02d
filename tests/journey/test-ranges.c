/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-count-private.h"
#include "libbalanced/journey/bal-balance-count-private.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-lead-times.h"
#include "libbalanced/journey/bal-peaks-count-private.h"
#include "libbalanced/journey/bal-peaks.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-reach.h"
#include "libbalanced/journey/bal-start-moves.h"
#include "libbalanced/journey/bal-timeline.h"
#include "libbalanced/journey/bal-waits.h"
#include "tests/journey/bal-random-caseload.h"

/* What counts many children at once counts what is counted child by child. */

typedef GType (*TypeFunc) (void);

static const TypeFunc types[] = {
  bal_balance_get_type, bal_lead_times_get_type,  bal_peaks_get_type,    bal_pyramids_get_type,
  bal_reach_get_type,   bal_start_moves_get_type, bal_timeline_get_type, bal_waits_get_type,
};

static const char *const groupings[][3] = {
  { NULL },          { "agency", NULL },          { "strand", NULL },          { "level", NULL },
  { "stage", NULL }, { "strand", "level", NULL }, { "level", "strand", NULL }, { "setting", NULL },
  { "role", NULL },  { "agency", "stage", NULL },
};

/* With the options of the class that allow it to be counted by ranges. */
static BalAnalysis *
make_analysis (GType type, gint32 as_at, BalPeriod *period, const char *const *by, BalBasis basis)
{
  g_autoptr (BalPeriod) needed = NULL;

  if (type == BAL_TYPE_PYRAMIDS)
    return g_object_new (type, "as-at", as_at, "period", period, "by", by, "basis", basis,
                         "recorded-tier", TRUE, NULL);
  if (type == BAL_TYPE_TIMELINE && (!period || bal_period_get_start (period) > as_at))
    {
      needed = bal_period_new (RANDOM_ORIGIN + BAL_EPISODES_EPOCH - 40, BAL_DAY_NONE);
      period = needed;
    }
  return g_object_new (type, "as-at", as_at, "period", period, "by", by, "basis", basis, NULL);
}

/* What is an offer decides which of two kernels counts. */
static void
test_waits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);

  for (guint round = 0; round < 10; round++)
    for (gsize by = 0; by < G_N_ELEMENTS (groupings); by++)
      {
        g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round);
        gint32 as_at = RANDOM_ORIGIN + BAL_EPISODES_EPOCH + g_rand_int_range (rand, 0, RANDOM_DAYS);
        g_autoptr (BalPeriod) period = bal_period_new (as_at - 60, BAL_DAY_NONE);
        g_autoptr (BalAnalysis) analysis =
          g_object_new (BAL_TYPE_WAITS, "as-at", as_at, "period", round % 2 ? period : NULL, "by",
                        groupings[by], "same-need", round % 3 == 0, NULL);

        random_caseload_assert_same (caseload, analysis);
      }
}

static BalAnalysis *
make_random_analysis (GType type, GRand *rand)
{
  gint32 origin = RANDOM_ORIGIN + BAL_EPISODES_EPOCH;
  gint32 as_at = origin + g_rand_int_range (rand, -3, RANDOM_DAYS + 40);
  gint32 first = origin + g_rand_int_range (rand, -20, RANDOM_DAYS);
  gint32 length = g_rand_int_range (rand, 0, RANDOM_DAYS);
  guint by = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (groupings));
  g_autoptr (BalPeriod) period = NULL;

  if (g_rand_boolean (rand))
    period = bal_period_new (first, g_rand_boolean (rand) ? first + length : BAL_DAY_NONE);
  return make_analysis (type, as_at, period, groupings[by],
                        (BalBasis) g_rand_int_range (rand, 0, 5));
}

static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round % 3 == 2 ? 40 : 0);

      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        {
          g_autoptr (BalAnalysis) analysis = make_random_analysis (types[i](), rand);

          g_test_message ("round %u, %s", round, g_type_name (types[i]()));
          random_caseload_assert_same (caseload, analysis);
        }
    }
}

/* The as-at date after everything: no row need be looked at to know what it is. */
static void
test_covered (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  gint32 as_at = RANDOM_ORIGIN + BAL_EPISODES_EPOCH + 3 * RANDOM_DAYS;

  for (guint round = 0; round < 5; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
      for (gsize by = 0; by < G_N_ELEMENTS (groupings); by++)
        {
          g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round == 4 ? 9 : 0);
          g_autoptr (BalAnalysis) analysis =
            make_analysis (types[i](), as_at, NULL, groupings[by], BAL_BASIS_ACTIVE);

          random_caseload_assert_same (caseload, analysis);
        }
}

/* A cohort breaks the ranges. */
static void
test_cohort (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, 0);
  g_autoptr (BalBitmap) cohort = bal_bitmap_new ();

  for (guint child = 0; child < CASELOAD_CHILDREN; child++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      bal_bitmap_add (cohort, child);
  caseload->input.cohort = cohort;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint round = 0; round < 5; round++)
      {
        g_autoptr (BalAnalysis) analysis = make_random_analysis (types[i](), rand);

        random_caseload_assert_same (caseload, analysis);
      }
}

static GBytes *
count_with_threads (RandomCaseload *caseload, BalAnalysis *analysis, guint n_threads)
{
  BalAnalysisPart part = { n_threads, 0, CASELOAD_CHILDREN };
  g_autoptr (BalSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  BalAnalysisRun run;

  g_assert_true (bal_analysis_begin (analysis, &caseload->input, &run, &error));
  g_assert_true (run.by_range);
  summary = bal_analysis_count (&run, &part, NULL, NULL, &error);
  g_assert_no_error (error);
  bal_analysis_end (analysis, &run);
  return bal_summary_to_bytes (summary);
}

/* The same bytes with any number of threads. */
static void
test_threads (void)
{
  static const guint n_threads[] = { 1, 2, 3, 7 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (44);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, i);
      g_autoptr (BalAnalysis) analysis =
        make_analysis (types[i](), INPUT_AS_AT, NULL, NULL, BAL_BASIS_ACTIVE);
      g_autoptr (GBytes) expected = count_with_threads (caseload, analysis, 1);

      for (gsize j = 1; j < G_N_ELEMENTS (n_threads); j++)
        {
          g_autoptr (GBytes) bytes = count_with_threads (caseload, analysis, n_threads[j]);

          g_assert_true (g_bytes_equal (bytes, expected));
        }
    }
}

/* The kernel for newer processors counts what the plain one does. */
static void
test_plain_peaks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (46);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, 0);
      BalWindow any = random_window (rand);
      BalWindow window = { any.as_at, MIN (any.first, any.as_at), any.last };
      BalPeaksCount *plain =
        bal_peaks_count_new (&caseload->episodes, caseload->blocks->ends, &window);
      BalPeaksCount *chosen =
        bal_peaks_count_new (&caseload->episodes, caseload->blocks->ends, &window);
      guint32 ends[CASELOAD_CHILDREN];
      BalRange range;

      bal_range_init (&range, &caseload->episodes, caseload->child_first, CASELOAD_CHILDREN,
                      window.as_at, ends);
      bal_peaks_count_run_plain (plain, &range);
      bal_peaks_count_run (chosen, &range);
      g_assert_cmpint (plain->unit_days, ==, chosen->unit_days);
      g_assert_cmpint (plain->active_days, ==, chosen->active_days);
      g_assert_cmpmem (plain->peaks, plain->room * sizeof (guint64), chosen->peaks,
                       chosen->room * sizeof (guint64));
      g_assert_cmpmem (plain->halves, 2 * plain->room * sizeof (guint64), chosen->halves,
                       2 * chosen->room * sizeof (guint64));
      bal_peaks_count_free (plain);
      bal_peaks_count_free (chosen);
    }
}

#ifdef BAL_HAS_WIDE

/* Calling it from a function with the same target is what a kernel does. */
BAL_WIDE static void
add_bits_wide (BalBitCounts *counts, guint group, guint64 bits)
{
  bal_bit_counts_add_wide (counts, group, bits);
}

#endif

/* Whatever the processor, the bits of children are counted as they are one by one. */
static void
test_bits (void)
{
  static const guint n_bits[] = { 1, 17, 32, 33, 64 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (48);

  for (gsize i = 0; i < G_N_ELEMENTS (n_bits); i++)
    {
      guint32 expected[3][64] = { { 0 } };
      BalBitCounts plain, wide;

      bal_bit_counts_init (&plain, 3, n_bits[i]);
      bal_bit_counts_init (&wide, 3, n_bits[i]);
      for (guint round = 0; round < 3000; round++)
        {
          guint group = round % 7 % 3;
          guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);

          bits >>= 64 - n_bits[i];
          for (guint bit = 0; bit < n_bits[i]; bit++)
            expected[group][bit] += bits >> bit & 1;
          bal_bit_counts_add (&plain, group, bits);
#ifdef BAL_HAS_WIDE
          if (bal_processor_is_wide ())
            {
              add_bits_wide (&wide, group, bits);
              continue;
            }
#endif
          bal_bit_counts_add (&wide, group, bits);
        }
      for (guint group = 0; group < 3; group++)
        {
          gsize size = n_bits[i] * sizeof (guint32);

          g_assert_cmpmem (bal_bit_counts_get (&plain, group), size, expected[group], size);
          g_assert_cmpmem (bal_bit_counts_get (&wide, group), size, expected[group], size);
        }
      bal_bit_counts_clear (&plain);
      bal_bit_counts_clear (&wide);
    }
}

/* The ends of each child in order, whatever their number. */
static void
test_ends (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (45);
  const gsize n = 20000;
  g_autofree guint16 *start = g_new0 (guint16, n);
  g_autofree guint16 *end = g_new0 (guint16, n);
  g_autofree guint8 *codes = g_new0 (guint8, n);
  const guint32 first[] = { 0, 0, 100, (guint32) n };
  BalEpisodes episodes = {
    .n_rows = n,
    .start = start,
    .end = end,
    .cell = codes,
    .stage = codes,
    .n_strands = 5,
    .n_levels = 3,
  };
  g_autoptr (BalBlocks) blocks = NULL;
  guint64 sum = 0, sum_of_ends = 0;

  for (gsize row = 0; row < n; row++)
    end[row] = (guint16) g_rand_int_range (rand, 0, 60000);
  blocks = bal_blocks_new (&episodes, first, 3, BAL_BLOCKS_ROWS, 2);
  for (gsize row = 0; row < n; row++)
    {
      sum += end[row];
      sum_of_ends += blocks->ends[row];
      if (row > 0 && row != 100)
        g_assert_cmpuint (blocks->ends[row], >=, blocks->ends[row - 1]);
    }
  g_assert_cmpuint (sum, ==, sum_of_ends);
  g_assert_cmpuint (blocks->n_blocks, ==, 1);
  g_assert_cmpuint (blocks->blocks[0].rows[BAL_BLOCK_TIMED], ==, n);
  g_assert_cmpuint (blocks->blocks[0].n_without_level, ==, n);
}

/* Sums that share a number are taken apart in time, also in the middle of a child. */
static void
test_many_rows (void)
{
  const gsize n = 2200000;
  const guint32 first[] = { 0, 1500000, (guint32) n };
  const BalWindow window = { 100, BAL_WINDOW_NO_FIRST, 100 };
  const BalDenseBy by = { .n_groups = 1 };
  g_autofree guint16 *days = g_new0 (guint16, n);
  g_autofree guint8 *codes = g_new0 (guint8, n);
  g_autofree guint16 *contacts = g_new (guint16, n);
  g_autofree guint32 *minutes = g_new (guint32, n);
  const BalEpisodes episodes = {
    .n_rows = n,
    .start = days,
    .end = days,
    .cell = codes,
    .contacts_attended = contacts,
    .minutes = minutes,
    .n_strands = 5,
    .n_levels = 3,
  };
  BalBalanceCount *count = bal_balance_count_new (&episodes, &window, &by);
  guint32 ends[2];
  BalRange range;

  for (gsize row = 0; row < n; row++)
    {
      contacts[row] = BAL_EPISODES_NO_CODE16 - 1;
      minutes[row] = BAL_EPISODES_NO_CODE32 - 1;
    }
  bal_range_init (&range, &episodes, first, 2, window.as_at, ends);
  bal_balance_count_run (count, &range);
  bal_balance_count_end (count);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_EPISODES], ==, n);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_STARTED], ==, n);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_WITH_MINUTES], ==, n);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_MINUTES], ==, n * minutes[0]);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_WITH_OFFERED], ==, 0);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_WITH_ATTENDED], ==, n);
  g_assert_cmpuint (count->sums[0][BAL_BALANCE_ATTENDED], ==, n * contacts[0]);
  g_assert_cmpuint (bal_bit_counts_get (&count->children, 0)[0], ==, 2);
  bal_balance_count_free (count);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ranges/same", test_same);
  g_test_add_func ("/ranges/covered", test_covered);
  g_test_add_func ("/ranges/cohort", test_cohort);
  g_test_add_func ("/ranges/threads", test_threads);
  g_test_add_func ("/ranges/plain-peaks", test_plain_peaks);
  g_test_add_func ("/ranges/bits", test_bits);
  g_test_add_func ("/ranges/ends", test_ends);
  g_test_add_func ("/ranges/many-rows", test_many_rows);
  g_test_add_func ("/ranges/waits", test_waits);

  return g_test_run ();
}
