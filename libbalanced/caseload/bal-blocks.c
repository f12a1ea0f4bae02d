/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-blocks-private.h"

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-wide-private.h"

/* Of one child. */
#define MANY_ROWS 4096

/* The first of the groupings that are for whole settings and areas. */
#define FIRST_AMBIENT 3

static BalBlockState
get_state (guint16 start, guint16 end, guint16 requested, guint16 closed)
{
  gboolean has_start = start != BAL_EPISODES_NO_DAY;
  gboolean has_request = requested != BAL_EPISODES_NO_DAY;

  if ((has_start && end < start) || (has_request && closed < requested))
    return BAL_BLOCK_REJECTED;
  if (has_start)
    return BAL_BLOCK_TIMED;
  if (has_request && closed != BAL_EPISODES_NO_DAY)
    return BAL_BLOCK_WITHDRAWN;
  return has_request && end == BAL_EPISODES_NO_DAY ? BAL_BLOCK_WAITING : BAL_BLOCK_UNDATED;
}

static inline guint16
no_day_as_none (guint16 day)
{
  return day == BAL_EPISODES_NO_DAY ? 0 : day;
}

static void
count_timed (const BalEpisodes *episodes, gsize row, BalBlock *block)
{
  int level = bal_episodes_get_level (episodes, row);
  guint8 grouping = episodes->grouping ? episodes->grouping[row] : BAL_EPISODES_NO_CODE8;

  block->least_end = MIN (block->least_end, episodes->end[row]);
  block->n_ambient += grouping != BAL_EPISODES_NO_CODE8 && grouping >= FIRST_AMBIENT;
  block->n_with_grouping += grouping != BAL_EPISODES_NO_CODE8;
  block->n_universal += level >= 0 && episodes->level_band[level] == 1;
  block->n_without_strand += bal_episodes_get_strand (episodes, row) < 0;
  block->n_without_level += level < 0;
  block->n_without_stage += episodes->stage[row] == BAL_EPISODES_NO_CODE8;
}

/* Moves the last of some ends to its place, where those before it are in order. */
static inline void
insert_end (guint16 *ends, gsize last)
{
  guint16 end = ends[last];
  gsize place = last;

  for (; place > 0 && ends[place - 1] > end; place--)
    ends[place] = ends[place - 1];
  ends[place] = end;
}

#ifdef BAL_HAS_WIDE

#define WINDOW 32

/* The last ends that are in order stay in one vector, with zeros before the first of all. Each end
 * that comes pushes the least one out, and moves those that are greater by one place; it seldom
 * belongs before all of them. */
BAL_WIDE static void
insert_ends_wide (guint16 *ends, gsize n)
{
  const __m512i indices =
    _mm512_set_epi16 (31, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14,
                      13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
  const __m512i none = _mm512_set1_epi8 (-1);
  const guint32 window_rows = n < WINDOW ? G_MAXUINT32 << (WINDOW - n) : G_MAXUINT32;
  __m512i window = _mm512_setzero_si512 ();

  for (gsize i = 0; i < n; i++)
    {
      const __m512i end = _mm512_set1_epi16 ((gint16) ends[i]);
      const __m512i next = _mm512_mask_permutexvar_epi16 (none, G_MAXINT32, indices, window);
      guint16 least =
        (guint16) _mm_cvtsi128_si32 (_mm512_maskz_extracti32x4_epi32 (G_MAXUINT8, window, 0));

      if (G_UNLIKELY (ends[i] < least))
        {
          _mm512_storeu_si512 (ends + i - WINDOW, window);
          insert_end (ends, i);
          window = _mm512_loadu_si512 (ends + i + 1 - WINDOW);
          continue;
        }
      if (i >= WINDOW)
        ends[i - WINDOW] = least;
      window = _mm512_max_epu16 (window, _mm512_min_epu16 (next, end));
    }
  _mm512_mask_storeu_epi16 (n < WINDOW ? ends : ends + n - WINDOW,
                            window_rows >> (n < WINDOW ? WINDOW - n : 0),
                            _mm512_maskz_compress_epi16 (window_rows, window));
}

#endif

/* Ends come nearly in order, as starts do: each has few places to go. */
static void
insert_ends (guint16 *ends, gsize n)
{
#ifdef BAL_HAS_WIDE
  if (n > 1 && bal_processor_is_wide ())
    {
      insert_ends_wide (ends, n);
      return;
    }
#endif
  for (gsize i = 1; i < n; i++)
    insert_end (ends, i);
}

/* In the worst order, so many rows would have too many places to go. */
static void
count_ends (guint16 *ends, gsize n)
{
  g_autofree guint32 *counts = g_new0 (guint32, BAL_EPISODES_NO_DAY + 1);
  gsize place = 0;

  for (gsize i = 0; i < n; i++)
    counts[ends[i]]++;
  for (guint day = 0; day <= BAL_EPISODES_NO_DAY; day++)
    for (guint32 i = 0; i < counts[day]; i++)
      ends[place++] = (guint16) day;
}

void
bal_range_init (BalRange *self,
                const BalEpisodes *episodes,
                const guint32 *first,
                gsize n_children,
                gint32 day,
                guint32 *ends)
{
  const guint16 *starts = episodes->start;

  for (gsize child = 0; child < n_children; child++)
    {
      guint32 end = first[child + 1];

      while (end > first[child] && starts[end - 1] > day)
        end--;
      ends[child] = end;
    }
  *self = (BalRange){ n_children, first, ends };
}

gsize
bal_range_find_part (const BalRange *self, guint part, guint n_parts)
{
  guint64 n_rows = self->first[self->n_children] - self->first[0];
  gsize low = 0, high = self->n_children;
  gsize row = self->first[0] + (gsize) (n_rows * part / n_parts);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->first[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return part == n_parts ? self->n_children : low;
}

static void
count_child (const BalEpisodes *episodes, gsize first, gsize last, BalBlock *block, guint16 *ends)
{
  for (gsize row = first; row < last; row++)
    {
      guint16 requested = episodes->requested ? episodes->requested[row] : BAL_EPISODES_NO_DAY;
      guint16 closed = episodes->closed ? episodes->closed[row] : BAL_EPISODES_NO_DAY;
      BalBlockState state = get_state (episodes->start[row], episodes->end[row], requested, closed);
      guint16 day = MAX (no_day_as_none (episodes->start[row]), no_day_as_none (requested));

      block->rows[state]++;
      block->greatest_day = MAX (block->greatest_day, MAX (day, no_day_as_none (closed)));
      if (state == BAL_BLOCK_TIMED)
        count_timed (episodes, row, block);
      ends[row] = state == BAL_BLOCK_TIMED ? episodes->end[row] : BAL_EPISODES_NO_DAY;
    }
  if (last - first > MANY_ROWS)
    count_ends (ends + first, last - first);
  else
    insert_ends (ends + first, last - first);
}

typedef struct
{
  const BalEpisodes *episodes;
  const guint32 *child_first;
  BalBlocks *blocks;
} Work;

static void
count_block (guint index, gpointer data)
{
  const Work *work = data;
  BalBlock block = work->blocks->blocks[index];
  BalRange range;

  bal_range_init (&range, work->episodes, work->child_first + block.first_child, block.n_children,
                  BAL_EPISODES_NO_DAY - 1, work->blocks->starts_end + block.first_child);
  for (guint32 child = block.first_child; child < block.first_child + block.n_children; child++)
    count_child (work->episodes, work->child_first[child], work->child_first[child + 1], &block,
                 work->blocks->ends);
  work->blocks->blocks[index] = block;
}

BalBlocks *
bal_blocks_new (const BalEpisodes *episodes,
                const guint32 *child_first,
                guint n_children,
                guint n_rows_of_block,
                guint n_threads)
{
  BalBlocks *self = g_new0 (BalBlocks, 1);
  Work work = { episodes, child_first, self };
  guint room = (guint) (episodes->n_rows / n_rows_of_block) + 1;
  guint32 first = 0;

  self->blocks = g_new0 (BalBlock, room);
  self->ends = g_new (guint16, episodes->n_rows + 1);
  self->starts_end = g_new (guint32, n_children + 1);
  for (guint32 child = 0; child < n_children; child++)
    if (child + 1 == n_children || child_first[child + 1] - child_first[first] >= n_rows_of_block)
      {
        self->blocks[self->n_blocks++] = (BalBlock){ .first_child = first,
                                                     .n_children = child + 1 - first,
                                                     .least_end = BAL_EPISODES_NO_DAY };
        first = child + 1;
      }
  bal_parallel_run (n_threads, self->n_blocks, count_block, &work);
  return self;
}

void
bal_blocks_free (BalBlocks *self)
{
  if (!self)
    return;
  g_free (self->blocks);
  g_free (self->ends);
  g_free (self->starts_end);
  g_free (self);
}
