/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-count-private.h"

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/* Children between two looks at the cancellable. */
#define CHILDREN_AT_ONCE 2048

#define PARTS_OF_THREAD 8

static void
count_active (const BalAnalysisRun *run, gsize row, gint64 *rows)
{
  const BalEpisodes *episodes = run->input->episodes;
  int level = bal_episodes_get_level (episodes, row);

  rows[BAL_ROWS_ACTIVE]++;
  rows[BAL_ROWS_AMBIENT] += bal_sweep_is_ambient (episodes, row);
  rows[BAL_ROWS_WITH_GROUPING] +=
    episodes->grouping && episodes->grouping[row] != BAL_EPISODES_NO_CODE8;
  rows[BAL_ROWS_UNIVERSAL] += level >= 0 && episodes->level_band[level] == 1;
  rows[BAL_ROWS_WITHOUT_STRAND] += bal_episodes_get_strand (episodes, row) < 0;
  rows[BAL_ROWS_WITHOUT_LEVEL] += level < 0;
  rows[BAL_ROWS_WITHOUT_STAGE] += episodes->stage[row] == BAL_EPISODES_NO_CODE8;
}

static void
count_rows (const BalAnalysisRun *run, gsize first, gsize count, gint64 *rows)
{
  static const BalRows states[] = {
    [BAL_UNIT_REJECTED] = BAL_ROWS_REJECTED,   [BAL_UNIT_TIMED] = BAL_ROWS_TIMED,
    [BAL_UNIT_WITHDRAWN] = BAL_ROWS_WITHDRAWN, [BAL_UNIT_WAITING] = BAL_ROWS_WAITING,
    [BAL_UNIT_FUTURE] = BAL_ROWS_FUTURE,       [BAL_UNIT_UNDATED] = BAL_ROWS_UNDATED,
  };
  const BalEpisodes *episodes = run->input->episodes;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;
      BalUnit unit;

      if (!bal_analysis_run_counts (run, row))
        continue;
      rows[BAL_ROWS_ALL]++;
      if (bal_unit_read_days (episodes, row, run->window.as_at, &start, &end))
        {
          rows[BAL_ROWS_TIMED]++;
          if (end >= run->window.first)
            count_active (run, row, rows);
          continue;
        }
      bal_unit_read (episodes, row, run->window.as_at, &unit);
      rows[states[unit.state]]++;
    }
}

/* All rows are alike for the window: what they are does not depend on it. */
static gboolean
is_covered (const BalBlock *block, const BalWindow *window)
{
  return block->greatest_day <= window->as_at && window->first <= window->as_at &&
         window->first <= block->least_end;
}

static void
add_block (const BalBlock *block, gint64 *rows)
{
  static const BalRows states[] = {
    [BAL_BLOCK_TIMED] = BAL_ROWS_TIMED,         [BAL_BLOCK_WAITING] = BAL_ROWS_WAITING,
    [BAL_BLOCK_WITHDRAWN] = BAL_ROWS_WITHDRAWN, [BAL_BLOCK_UNDATED] = BAL_ROWS_UNDATED,
    [BAL_BLOCK_REJECTED] = BAL_ROWS_REJECTED,
  };

  for (guint i = 0; i < BAL_BLOCK_N_STATES; i++)
    {
      rows[BAL_ROWS_ALL] += block->rows[i];
      rows[states[i]] += block->rows[i];
    }
  rows[BAL_ROWS_ACTIVE] += block->rows[BAL_BLOCK_TIMED];
  rows[BAL_ROWS_AMBIENT] += block->n_ambient;
  rows[BAL_ROWS_WITH_GROUPING] += block->n_with_grouping;
  rows[BAL_ROWS_UNIVERSAL] += block->n_universal;
  rows[BAL_ROWS_WITHOUT_STRAND] += block->n_without_strand;
  rows[BAL_ROWS_WITHOUT_LEVEL] += block->n_without_level;
  rows[BAL_ROWS_WITHOUT_STAGE] += block->n_without_stage;
}

/* The children of a run in parts, which the threads take as they come; what they tell each other.
 */
typedef struct
{
  const BalAnalysisRun *run;
  const BalAnalysisNames *names;
  gsize *bounds; /* of the parts; one more than there are */
  guint n_parts;
  guint next;          /* atomic: the first part that nobody has taken */
  BalTally **tallies;  /* one for each thread */
  guint64 *n_children; /* one for each thread */
  gpointer *scratches; /* nullable; one for each thread: they are added up in the end */
  gsize n_done;        /* atomic */
  gsize n_all;
  BalProgress *progress;     /* nullable */
  GCancellable *cancellable; /* nullable */
} Work;

static gboolean
is_stopped (Work *work, gsize n_more)
{
  gsize done = (gsize) g_atomic_pointer_add (&work->n_done, (gssize) n_more) + n_more;

  if (work->progress)
    bal_progress_update (work->progress, done, work->n_all,
                         BAL_ANALYSIS_GET_CLASS (work->run->analysis)->name);
  return g_cancellable_is_cancelled (work->cancellable);
}

/* What one thread has of its own. */
typedef struct
{
  Work *work;
  const BalAnalysisRun *run;
  BalAnalysisClass *klass;
  BalTally *tally;
  gpointer scratch;
  guint64 n_children;
  guint32 *ends; /* owned; nullable; of the children of a range */
  gsize room;    /* of ends */
} Counter;

static gboolean
is_in_cohort (const BalAnalysisRun *run, gsize child)
{
  return !run->input->cohort || bal_bitmap_contains (run->input->cohort, child);
}

static void
count_each (Counter *self, gsize first, gsize last)
{
  const BalAnalysisRun *run = self->run;

  for (gsize child = first; child < last; child++)
    {
      gsize row, count;

      if (child % CHILDREN_AT_ONCE == 0 && child > first && is_stopped (self->work, 0))
        return;
      if (!is_in_cohort (run, child))
        continue;
      run->input->get_rows (run->input->owner, child, &row, &count);
      self->n_children++;
      bal_tally_begin_child (self->tally, child);
      count_rows (run, row, count, self->tally->counters);
      self->klass->count_child (run, self->scratch, self->tally, child, row, count);
    }
}

/* Where all starts of a block are known to have been, so are the ends of ranges. */
static BalRange
get_range (Counter *self, const BalBlock *block, gsize first, gsize n_children)
{
  const BalAnalysisInput *input = self->run->input;
  BalRange range = { n_children, input->child_first + first, input->blocks->starts_end + first };

  if (block->greatest_day <= self->run->window.as_at)
    return range;
  if (n_children > self->room)
    {
      self->room = MAX (n_children, 2 * self->room);
      self->ends = g_renew (guint32, self->ends, self->room);
    }
  bal_range_init (&range, input->episodes, range.first, n_children, self->run->window.as_at,
                  self->ends);
  return range;
}

/* Children of one block, all of them in the cohort. */
static void
count_together (Counter *self, const BalBlock *block, gsize first, gsize last)
{
  const BalAnalysisRun *run = self->run;
  BalRange range = get_range (self, block, first, last - first);
  gint64 *rows;

  self->n_children += last - first;
  bal_tally_begin_child (self->tally, first);
  rows = self->tally->counters;
  if (last - first == block->n_children && is_covered (block, &run->window))
    add_block (block, rows);
  else
    count_rows (run, range.first[0], range.first[last - first] - range.first[0], rows);
  self->klass->count_range (run, self->scratch, self->tally, first, &range);
}

static void
count_block (Counter *self, const BalBlock *block, gsize first, gsize last)
{
  if (!self->run->by_range || block->rows[BAL_BLOCK_REJECTED] > 0)
    {
      count_each (self, first, last);
      return;
    }
  while (first < last)
    {
      gsize until = self->run->input->cohort ? first : last;

      while (until < last && is_in_cohort (self->run, until))
        until++;
      if (until > first)
        count_together (self, block, first, until);
      first = MAX (until, first + 1);
    }
}

/* The block that has the child. */
static guint
find_block (const BalBlocks *blocks, gsize child)
{
  guint low = 0, high = blocks->n_blocks;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (blocks->blocks[middle].first_child <= child)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
count_part (Counter *self, gsize first, gsize last)
{
  const BalBlocks *blocks = self->run->input->blocks;

  if (!blocks)
    {
      count_each (self, first, last);
      return;
    }
  for (guint i = find_block (blocks, first); first < last; i++)
    {
      const BalBlock *block = &blocks->blocks[i];
      gsize until = MIN (last, (gsize) block->first_child + block->n_children);

      count_block (self, block, first, until);
      first = until;
    }
}

static void
count_parts (guint thread, gpointer data)
{
  Work *work = data;
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (work->run->analysis);
  Counter self = { work, work->run, klass, NULL, NULL, 0, NULL, 0 };

  self.tally = bal_tally_new (self.run->input, &self.run->by, work->names->counters->len - 1,
                              work->names->n_stamps, work->names->histograms->len - 1);
  self.scratch = klass->scratch_new ? klass->scratch_new (self.run) : NULL;
  for (;;)
    {
      guint part = (guint) g_atomic_int_add ((gint *) &work->next, 1);

      if (part >= work->n_parts || g_cancellable_is_cancelled (work->cancellable))
        break;
      count_part (&self, work->bounds[part], work->bounds[part + 1]);
      is_stopped (work, work->bounds[part + 1] - work->bounds[part]);
    }
  if (work->scratches)
    work->scratches[thread] = self.scratch;
  else if (klass->end_part)
    klass->end_part (self.run, self.scratch, self.tally);
  if (klass->scratch_free && !work->scratches)
    klass->scratch_free (self.scratch);
  g_free (self.ends);
  work->tallies[thread] = self.tally;
  work->n_children[thread] = self.n_children;
}

/* The first child whose rows begin at the row or after it. */
static gsize
find_child (const BalAnalysisInput *input, gsize low, gsize high, gsize row)
{
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      gsize first, count;

      input->get_rows (input->owner, middle, &first, &count);
      if (first < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Parts are equal in rows, and not in children. They are so small that a thread which is held up
 * leaves its share to the others; which part is counted where makes no difference to the sums. A
 * part begins with a block, whose facts are of no use to one that has not all of it. */
static void
make_parts (Work *work, guint n_threads, gsize first_child, gsize n_children)
{
  const BalAnalysisInput *input = work->run->input;
  gsize from = 0, until = 0, count = 0;
  guint n = n_threads == 1 ? 1 : n_threads * PARTS_OF_THREAD;

  if (n_children > 0)
    {
      input->get_rows (input->owner, first_child, &from, &count);
      input->get_rows (input->owner, first_child + n_children - 1, &until, &count);
      until += count;
    }
  work->n_parts = n;
  work->bounds = g_new0 (gsize, n + 1);
  work->bounds[0] = first_child;
  work->bounds[n] = first_child + n_children;
  for (guint i = 1; i < n; i++)
    {
      gsize row = from + (gsize) ((until - from) * (guint64) i / n);

      work->bounds[i] = find_child (input, work->bounds[i - 1], work->bounds[n], row);
      if (input->blocks && input->blocks->n_blocks > 0)
        {
          guint block = find_block (input->blocks, work->bounds[i]);

          work->bounds[i] = MAX (input->blocks->blocks[block].first_child, work->bounds[i - 1]);
        }
    }
}

static BalSummary *
name_tally (Work *work, const char *options, BalTally *tally, guint64 n_children)
{
  const BalAnalysisRun *run = work->run;
  BalSummary *summary = bal_tally_to_summary (tally, BAL_ANALYSIS_GET_CLASS (run->analysis)->name,
                                              options, (const char *const *) run->analysis->by,
                                              (const char *const *) work->names->counters->pdata,
                                              (const char *const *) work->names->histograms->pdata);

  bal_summary_set_entries (summary, (const char *const *) work->names->entry_counters->pdata,
                           (const char *const *) work->names->entry_histograms->pdata,
                           g_steal_pointer (&tally->entries));
  bal_summary_set_input (summary, n_children, run->input->synthetic, run->input->framework_version,
                         run->input->digest);
  return summary;
}

/* Groups have the same numbers in all threads, and are added before they get names. Entries have
 * names already: they are added as those of summaries are. */
static BalSummary *
join_tallies (Work *work, guint n_threads, GError **error)
{
  g_autofree char *options =
    bal_analysis_make_options (work->run->analysis, &work->run->input->scheme);
  g_autoptr (BalSummary) sum = NULL;
  guint64 n_children = work->n_children[0];

  for (guint i = 1; i < n_threads; i++)
    if (work->tallies[i]->entries->len == 0)
      {
        bal_tally_absorb (work->tallies[0], work->tallies[i]);
        n_children += work->n_children[i];
      }
  sum = name_tally (work, options, work->tallies[0], n_children);
  for (guint i = 1; i < n_threads && sum; i++)
    if (work->tallies[i]->entries->len > 0)
      {
        g_autoptr (BalSummary) next =
          name_tally (work, options, work->tallies[i], work->n_children[i]);
        BalSummary *both = bal_summary_merge (sum, next, error);

        g_object_unref (sum);
        sum = both;
      }
  return g_steal_pointer (&sum);
}

static gboolean
has_rejected_rows (const BalBlocks *blocks)
{
  for (guint i = 0; i < blocks->n_blocks; i++)
    if (blocks->blocks[i].rows[BAL_BLOCK_REJECTED] > 0)
      return TRUE;
  return FALSE;
}

static gpointer
join_scratches (Work *work, guint n_threads)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (work->run->analysis);
  gpointer whole;

  for (guint i = 1; i < n_threads; i++)
    klass->add_scratch (work->run, work->scratches[0], work->scratches[i]);
  whole = klass->end_whole (work->run, work->scratches[0], work->tallies[0]);
  for (guint i = 0; i < n_threads; i++)
    klass->scratch_free (work->scratches[i]);
  return whole;
}

BalSummary *
bal_analysis_count (const BalAnalysisRun *run,
                    const BalAnalysisPart *part,
                    BalProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (run->analysis);
  guint n_threads = bal_parallel_get_n_threads (part->n_threads);
  gboolean keeps =
    part->is_run && klass->end_whole && run->by_range && !has_rejected_rows (run->input->blocks);
  g_autofree gpointer *scratches = keeps ? g_new0 (gpointer, n_threads) : NULL;
  g_autofree BalTally **tallies = g_new0 (BalTally *, n_threads);
  g_autofree guint64 *n_children = g_new0 (guint64, n_threads);
  BalAnalysisNames names;
  Work work = { .run = run,
                .names = &names,
                .tallies = tallies,
                .n_children = n_children,
                .scratches = scratches,
                .n_all = part->n_children,
                .progress = progress,
                .cancellable = cancellable };
  g_autoptr (BalSummary) sum = NULL;
  gpointer whole = NULL;

  bal_analysis_names_init (&names, run->analysis, &run->input->scheme);
  make_parts (&work, n_threads, part->first_child, part->n_children);
  bal_parallel_run (n_threads, n_threads, count_parts, &work);
  if (scratches)
    whole = join_scratches (&work, n_threads);
  sum = join_tallies (&work, n_threads, error);
  if (whole)
    {
      sum->whole = whole;
      sum->whole_free = klass->whole_free;
    }
  for (guint i = 0; i < n_threads; i++)
    bal_tally_free (tallies[i]);
  bal_analysis_names_clear (&names);
  g_free (work.bounds);
  if (!sum || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (progress)
    bal_progress_update (progress, part->n_children, part->n_children, klass->name);
  return g_steal_pointer (&sum);
}

/* Every row that has started is a unit, and counted with all its days. */
static gboolean
is_whole (const BalAnalysisRun *run)
{
  const BalAnalysisInput *input = run->input;

  if (!input->blocks || input->is_counted || input->cohort || run->by.n > 0 ||
      run->window.first != BAL_WINDOW_NO_FIRST)
    return FALSE;
  return !has_rejected_rows (input->blocks);
}

/* All children; what is given back is to be freed after the range. */
static guint32 *
get_whole_range (const BalAnalysisRun *run, BalRange *range)
{
  const BalAnalysisInput *input = run->input;
  const BalBlocks *blocks = input->blocks;
  guint16 greatest_day = 0;
  guint32 *ends;

  *range = (BalRange){ input->n_children, input->child_first, blocks->starts_end };
  for (guint i = 0; i < blocks->n_blocks; i++)
    greatest_day = MAX (greatest_day, blocks->blocks[i].greatest_day);
  if (greatest_day <= run->window.as_at)
    return NULL;
  ends = g_new (guint32, input->n_children + 1);
  bal_range_init (range, input->episodes, input->child_first, input->n_children, run->window.as_at,
                  ends);
  return ends;
}

BalSummary *
bal_analysis_count_whole (const BalAnalysisRun *run, guint n_threads)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (run->analysis);
  BalAnalysisNames names;
  Work work = { .run = run, .names = &names };
  g_autoptr (BalTally) tally = NULL;
  g_autofree char *options = NULL;
  BalSummary *summary;
  g_autofree guint32 *ends = NULL;
  BalRange range;
  gpointer whole;

  if (!klass->can_count_whole || !is_whole (run) || !klass->can_count_whole (run))
    return NULL;

  bal_analysis_names_init (&names, run->analysis, &run->input->scheme);
  tally = bal_tally_new (run->input, &run->by, names.counters->len - 1, names.n_stamps,
                         names.histograms->len - 1);
  bal_tally_begin_child (tally, 0);
  ends = get_whole_range (run, &range);
  whole = klass->count_whole (run, &range, bal_parallel_get_n_threads (n_threads), tally);
  options = bal_analysis_make_options (run->analysis, &run->input->scheme);
  summary = name_tally (&work, options, tally, run->input->n_children);
  summary->whole = whole;
  summary->whole_free = klass->whole_free;
  bal_analysis_names_clear (&names);
  return summary;
}
