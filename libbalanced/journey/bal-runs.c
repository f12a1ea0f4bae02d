/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-runs-private.h"

#ifdef BAL_HAS_WIDE

#include <string.h>

/* Rows that are looked at together, and runs whose group is fetched ahead of them. */
#define N_LANES 16
#define EVERY_LONG ((__mmask16) G_MAXUINT16)
#define N_AHEAD 12
#define ROWS_AHEAD 1024

gboolean
bal_runs_can_find (const BalEpisodes *episodes, const BalDenseBy *by)
{
  BalDenseKind kind = bal_dense_by_get_kind (by);

  return bal_processor_is_wide () && (kind == BAL_DENSE_WORDS || kind == BAL_DENSE_LONGS) &&
         (episodes->n_strands + 1u) * (episodes->n_levels + 1u) <= BAL_RUNS_MAX_CELLS;
}

BalRuns *
bal_runs_new (const BalEpisodes *episodes, const BalDenseBy *by, const guint64 *bits_of_cell)
{
  BalRuns *self = g_new0 (BalRuns, 1);

  self->episodes = episodes;
  self->by = *by;
  self->seen = g_new0 (BalRunsSeen, by->n_groups);
  for (guint i = 0; i < BAL_RUNS_MAX_CELLS; i++)
    for (guint byte = 0; byte < 256; byte++)
      if (byte >> i % 8 & 1)
        self->bits_of_cells[i / 8][byte] |= bits_of_cell[i];
  return self;
}

void
bal_runs_free (BalRuns *self)
{
  if (!self)
    return;
  g_free (self->seen);
  g_free (self->is_first);
  g_free (self->is_unstarted);
  g_free (self->cells);
  g_free (self->groups);
  g_free (self->rows);
  g_free (self->child_bits);
  g_free (self);
}

static void
make_room (BalRuns *self, gsize n_rows, gsize n_children)
{
  gsize n_words = n_rows / 64 + 2;

  if (n_words > self->n_words)
    {
      self->n_words = n_words + n_words / 4;
      self->is_first = g_renew (guint64, self->is_first, self->n_words);
      self->is_unstarted = g_renew (guint64, self->is_unstarted, self->n_words);
      self->cells = g_renew (guint32, self->cells, 64 * self->n_words);
      self->groups = g_renew (guint32, self->groups, 64 * self->n_words);
      self->rows = g_renew (guint32, self->rows, 64 * self->n_words);
    }
  if (n_children > self->room)
    {
      self->room = n_children + n_children / 4;
      self->child_bits = g_renew (guint64, self->child_bits, self->room);
    }
  memset (self->is_first, 0, n_words * sizeof *self->is_first);
  memset (self->is_unstarted, 0, n_words * sizeof *self->is_unstarted);
}

/* The first rows of children, and the rows that have not started, which are few. */
static void
mark_rows (BalRuns *self, const BalRange *range)
{
  const guint32 origin = range->first[0];
  guint64 *is_first = self->is_first, *is_unstarted = self->is_unstarted;

  for (gsize child = 0; child < range->n_children; child++)
    {
      guint32 row = range->first[child] - origin, until = range->first[child + 1] - origin;

      is_first[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
      for (row = range->end[child] - origin; row < until; row++)
        is_unstarted[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
    }
  is_first[self->n_rows / 64] |= G_GUINT64_CONSTANT (1) << self->n_rows % 64;
}

/* Where the rows of a range are read, which the compiler can see not to change. */
typedef struct
{
  const guint16 *words; /* one of these two is there */
  const guint32 *longs;
  const guint8 *cells;
  const guint64 *is_first;
  const guint64 *is_unstarted;
  gsize n_rows;
} Columns;

/* Sixteen neighbouring rows, fewer at the end. */
typedef struct
{
  __m512i groups;
  guint32 is_first;
  guint32 is_unstarted;
  guint32 is_start; /* of a run */
} Rows;

BAL_WIDE static inline __attribute__ ((always_inline)) guint32
get_mask (gsize n)
{
  return n < N_LANES ? (1u << n) - 1 : (1u << N_LANES) - 1;
}

/* Before comes what is to the left of the rows. */
BAL_WIDE static inline __attribute__ ((always_inline)) Rows
read_rows (const Columns *columns, gsize row, const Rows *before, BalDenseKind kind)
{
  const __m512i one = _mm512_set1_epi32 (1);
  const __mmask16 mask = (__mmask16) get_mask (row < columns->n_rows ? columns->n_rows - row : 0);
  Rows rows;

  if (kind == BAL_DENSE_WORDS)
    __builtin_prefetch (columns->words + row + ROWS_AHEAD);
  else
    __builtin_prefetch (columns->longs + row + ROWS_AHEAD);
  if (kind == BAL_DENSE_WORDS)
    rows.groups = _mm512_maskz_cvtepu16_epi32 (
      EVERY_LONG, _mm256_add_epi16 (_mm256_maskz_loadu_epi16 (mask, columns->words + row),
                                    _mm256_set1_epi16 (1)));
  else
    rows.groups = _mm512_add_epi32 (_mm512_maskz_loadu_epi32 (mask, columns->longs + row), one);
  rows.is_first = columns->is_first[row / 64] >> row % 64 & 0xffff;
  rows.is_unstarted = columns->is_unstarted[row / 64] >> row % 64 & 0xffff;
  rows.is_start =
    (rows.is_first |
     _mm512_cmpneq_epi32_mask (rows.groups, _mm512_maskz_alignr_epi32 (EVERY_LONG, rows.groups,
                                                                       before->groups, 15)) |
     (rows.is_unstarted ^ (rows.is_unstarted << 1 | before->is_unstarted >> 15))) &
    0xffff;
  return rows;
}

/* Each row gets what the rows of its run before it have as well; carried is what the last of the
 * rows before these had. */
BAL_WIDE static inline __attribute__ ((always_inline)) __m512i
gather_runs (__m512i sets, guint32 is_start, __m512i carried)
{
  const __m512i none = _mm512_setzero_si512 ();
  const guint32 one = ~is_start & 0xfffe, two = one & (one << 1);
  const guint32 four = two & (two << 2), eight = four & (four << 4);

  sets = _mm512_mask_or_epi32 (sets, (__mmask16) one, sets,
                               _mm512_maskz_alignr_epi32 (EVERY_LONG, sets, none, 15));
  sets = _mm512_mask_or_epi32 (sets, (__mmask16) two, sets,
                               _mm512_maskz_alignr_epi32 (EVERY_LONG, sets, none, 14));
  sets = _mm512_mask_or_epi32 (sets, (__mmask16) four, sets,
                               _mm512_maskz_alignr_epi32 (EVERY_LONG, sets, none, 12));
  sets = _mm512_mask_or_epi32 (sets, (__mmask16) eight, sets,
                               _mm512_maskz_alignr_epi32 (EVERY_LONG, sets, none, 8));
  return _mm512_mask_or_epi32 (sets, (__mmask16) (~is_start & (is_start - 1)), sets, carried);
}

BAL_WIDE static inline __attribute__ ((always_inline)) void
find_runs (BalRuns *self, gsize origin, BalDenseKind kind)
{
  const __m512i one = _mm512_set1_epi32 (1), last = _mm512_set1_epi32 (N_LANES - 1);
  const __m512i step = _mm512_set1_epi32 (N_LANES);
  const Columns columns = { self->by.words ? self->by.words + origin : NULL,
                            self->by.longs ? self->by.longs + origin : NULL,
                            self->episodes->cell + origin,
                            self->is_first,
                            self->is_unstarted,
                            self->n_rows };
  const gsize n_rows = self->n_rows;
  guint32 *sets_of_runs = self->cells, *groups = self->groups, *firsts = self->rows;
  __m512i numbers = _mm512_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  __m512i carried = _mm512_setzero_si512 ();
  Rows rows = { carried, 0, 0, 0 };
  gsize n_starts = 0, n_ends = 0;

  rows = read_rows (&columns, 0, &rows, kind);
  for (gsize row = 0; row < n_rows; row += N_LANES)
    {
      const Rows next = read_rows (&columns, row + N_LANES, &rows, kind);
      const guint32 mask = get_mask (n_rows - row), starts = rows.is_start & mask;
      const guint32 ends = (rows.is_start >> 1 | next.is_start << 15) & mask;
      __m512i sets =
        _mm512_maskz_cvtepu8_epi32 (EVERY_LONG,
                                    _mm_maskz_loadu_epi8 ((__mmask16) mask, columns.cells + row));

      __builtin_prefetch (columns.cells + row + ROWS_AHEAD);
      sets = _mm512_maskz_sllv_epi32 ((__mmask16) ~rows.is_unstarted, one, sets);
      sets = _mm512_mask_or_epi32 (sets, (__mmask16) rows.is_first, sets,
                                   _mm512_set1_epi32 ((int) BAL_RUNS_NEW_CHILD));
      sets = gather_runs (sets, rows.is_start, carried);
      carried = _mm512_maskz_permutexvar_epi32 (EVERY_LONG, last, sets);
      _mm512_storeu_si512 (sets_of_runs + n_ends,
                           _mm512_maskz_compress_epi32 ((__mmask16) ends, sets));
      _mm512_storeu_si512 (groups + n_starts,
                           _mm512_maskz_compress_epi32 ((__mmask16) starts, rows.groups));
      _mm512_storeu_si512 (firsts + n_starts,
                           _mm512_maskz_compress_epi32 ((__mmask16) starts, numbers));
      n_starts += (guint) _mm_popcnt_u32 (starts);
      n_ends += (guint) _mm_popcnt_u32 (ends);
      numbers = _mm512_add_epi32 (numbers, step);
      rows = next;
    }
  self->n = n_starts;
  firsts[n_starts] = (guint32) n_rows;
}

BAL_WIDE static void
find_words (BalRuns *self, gsize origin)
{
  find_runs (self, origin, BAL_DENSE_WORDS);
}

BAL_WIDE static void
find_longs (BalRuns *self, gsize origin)
{
  find_runs (self, origin, BAL_DENSE_LONGS);
}

void
bal_runs_find (BalRuns *self, const BalRange *range)
{
  self->n_rows = range->first[range->n_children] - range->first[0];
  make_room (self, self->n_rows, range->n_children);
  mark_rows (self, range);
  if (bal_dense_by_get_kind (&self->by) == BAL_DENSE_WORDS)
    find_words (self, range->first[0]);
  else
    find_longs (self, range->first[0]);
}

static inline guint64
get_bits (const BalRuns *self, guint32 cells)
{
  return self->bits_of_cells[0][cells & 0xff] | self->bits_of_cells[1][cells >> 8 & 0xff] |
         self->bits_of_cells[2][cells >> 16 & 0xff] | self->bits_of_cells[3][cells >> 24 & 0x7f];
}

/* Every run adds what its child has not shown in its group before. Nobody can guess whether it has
 * shown anything there, so there is no branch. */
BAL_WIDE static inline __attribute__ ((always_inline)) void
count_children (BalRuns *self, BalBitCounts *children, gboolean fetch)
{
  const guint32 *cells = self->cells, *groups = self->groups;
  const guint64 before_range = self->n_children;
  const gsize n = self->n;
  BalRunsSeen *seen = self->seen;
  guint64 *child_bits = self->child_bits;
  guint64 child = before_range, all = 0;

  for (gsize run = 0; run < n; run++)
    {
      guint64 is_new = cells[run] >> 31, bits = get_bits (self, cells[run]);
      guint32 group = groups[run];
      BalRunsSeen *place = &seen[group];
      guint64 before;

      if (fetch)
        {
          guint32 later = groups[MIN (run + N_AHEAD, n - 1)];

          __builtin_prefetch (&seen[later], 1);
          __builtin_prefetch (&children->lanes[(gsize) later * children->stride], 1);
        }
      child += is_new;
      before = place->bits & (guint64) ((gint64) ((place->child ^ child) - 1) >> 63);
      place->bits = before | bits;
      place->child = child;
      bal_bit_counts_add_wide (children, group, bits & ~before);
      all = (all & (is_new - 1)) | bits;
      child_bits[child - before_range - 1] = all;
    }
  bal_bit_counts_add_many_wide (children, self->by.n_groups, child_bits, child - before_range);
  self->n_children = child;
}

/* What few groups have stays in the nearest cache. */
#define FEW_GROUPS 512

BAL_WIDE void
bal_runs_count_children (BalRuns *self, BalBitCounts *children)
{
  if (self->by.n_groups <= FEW_GROUPS)
    count_children (self, children, FALSE);
  else
    count_children (self, children, TRUE);
}

#endif
