/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-move-count-private.h"

#include <string.h>

#include "libbalanced/base/bal-processor-private.h"

#ifdef BAL_HAS_WIDE
#include <immintrin.h>
#endif

enum
{
  BAND_NONE,
  BAND_UNIVERSAL,
  BAND_TARGETED,
  BAND_SPECIALIST,
};

static inline guint
get_band (const BalEpisodes *episodes, int level)
{
  return level < 0 ? BAND_NONE : episodes->level_band[level];
}

void
bal_move_count_add (BalMoveCount *self, BalMoveState *state, gsize row, gboolean is_counted)
{
  int level = bal_episodes_get_level (state->episodes, row);
  guint band = get_band (state->episodes, level);
  guint before = get_band (state->episodes, state->level);

  if (is_counted && state->any)
    {
      self->moves++;
      if (level < 0 || state->level < 0)
        self->without_level++;
      else
        self->by_level[state->level * BAL_MOVE_COUNT_MAX_LEVELS + level]++;
      self->jumps += before == BAND_UNIVERSAL && band == BAND_SPECIALIST;
      self->steps += state->stepping && before == BAND_TARGETED && band == BAND_SPECIALIST;
    }
  self->units += is_counted;
  state->stepping = band == BAND_UNIVERSAL || (band == BAND_TARGETED && state->stepping);
  state->level = level;
  state->any = TRUE;
}

void
bal_move_count_add_range_plain (BalMoveCount *self,
                                const BalEpisodes *episodes,
                                const BalRange *range)
{
  for (gsize i = 0; i < range->n_children; i++)
    {
      BalMoveState state;

      bal_move_state_begin (&state, episodes);
      for (gsize row = range->first[i]; row < range->end[i]; row++)
        bal_move_count_add (self, &state, row, TRUE);
      self->children += state.any;
    }
}

#ifdef BAL_HAS_WIDE

/* Sixty-four rows are a word: bit i is row i. */
#define BLOCK_WORDS 64
#define BLOCK_ROWS (64 * BLOCK_WORDS)

#define N_BANDS 3

/* Neighbouring rows, of any children. */
typedef struct
{
  guint64 level[N_BANDS][BLOCK_WORDS]; /* the rows at each level */
  guint64 units[BLOCK_WORDS];
  guint64 firsts[BLOCK_WORDS]; /* of a child */
} Block;

/* With three levels the lowest two bits of a cell are the level, from 1; 0 is none. */
static inline void
find_levels (const guint8 *cells, guint64 bits[N_BANDS])
{
  for (guint level = 0; level < N_BANDS; level++)
    bits[level] = 0;
  for (guint part = 0; part < 4; part++)
    {
      __m128i values =
        _mm_and_si128 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (cells + 16 * part)),
                       _mm_set1_epi8 (3));

      for (guint level = 0; level < N_BANDS; level++)
        {
          __m128i same = _mm_cmpeq_epi8 (values, _mm_set1_epi8 ((char) (level + 1)));

          bits[level] |= (guint64) (guint32) _mm_movemask_epi8 (same) << (16 * part);
        }
    }
}

/* Of the first rows that the mask has. */
BAL_WIDE static inline void
find_levels_wide (const guint8 *cells, guint64 mask, guint64 bits[N_BANDS])
{
  __m512i values = _mm512_and_si512 (_mm512_maskz_loadu_epi8 (mask, cells), _mm512_set1_epi8 (3));

  for (guint level = 0; level < N_BANDS; level++)
    bits[level] = _mm512_cmpeq_epi8_mask (values, _mm512_set1_epi8 ((char) (level + 1)));
}

/* The last word may have fewer rows than 64, of which there are at least one. */
static inline void
find_levels_of_rest (const guint8 *cells, gsize n, guint64 bits[N_BANDS])
{
  guint8 rest[64] = { 0 };

  memcpy (rest, cells, n);
  find_levels (rest, bits);
}

static inline __attribute__ ((always_inline)) void
read_levels (Block *block, const guint8 *cells, gsize n, gboolean wide)
{
  for (gsize word = 0; word < (n + 63) / 64; word++)
    {
      gsize n_rows = MIN (n - 64 * word, 64);
      guint64 bits[N_BANDS];

      if (wide)
        find_levels_wide (cells + 64 * word, G_MAXUINT64 >> (64 - n_rows), bits);
      else if (n_rows == 64)
        find_levels (cells + 64 * word, bits);
      else
        find_levels_of_rest (cells + 64 * word, n_rows, bits);
      for (guint level = 0; level < N_BANDS; level++)
        block->level[level][word] = bits[level];
    }
}

/* Where the reading of children is, one block after another. */
typedef struct
{
  gsize child;    /* the first that begins in the next block */
  gsize gap_from; /* rows behind the last child so far that are no units */
  gsize gap_until;
} Reader;

static inline void
clear_units (Block *block, const Reader *reader, gsize from, gsize until)
{
  for (gsize row = MAX (from, reader->gap_from); row < MIN (until, reader->gap_until); row++)
    block->units[(row - from) / 64] &= ~(G_GUINT64_CONSTANT (1) << ((row - from) % 64));
}

/* The children that begin in the rows from..until - 1. */
static inline __attribute__ ((always_inline)) void
read_children (Block *block, Reader *reader, const BalRange *range, gsize from, gsize until)
{
  gsize n = until - from;

  memset (block->units, 0xff, sizeof block->units);
  memset (block->firsts, 0, sizeof block->firsts);
  if (n % 64 != 0)
    block->units[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
  clear_units (block, reader, from, until);
  for (; reader->child < range->n_children && range->first[reader->child] < until; reader->child++)
    {
      gsize first = range->first[reader->child] - from;

      block->firsts[first / 64] |= G_GUINT64_CONSTANT (1) << (first % 64);
      if (G_LIKELY (range->end[reader->child] == range->first[reader->child + 1]))
        continue;
      reader->gap_from = range->end[reader->child];
      reader->gap_until = range->first[reader->child + 1];
      clear_units (block, reader, from, until);
    }
}

typedef struct
{
  guint64 children, units, moves, steps;
  guint64 by_level[N_BANDS][N_BANDS];
  guint64 before[N_BANDS]; /* of the last row so far, the level, as the lowest bit */
  guint64 carry;
} BlockCount;

/* A run of targeted rows that begins after a universal one is a number to which its lowest bit is
 * added: the carry comes out behind the run. */
static inline __attribute__ ((always_inline)) void
count_block (BlockCount *count, const Block *block, gsize n)
{
  BlockCount sum = *count;

  for (gsize word = 0; word < (n + 63) / 64; word++)
    {
      guint64 units = block->units[word];
      guint64 moves = units & ~block->firsts[word];
      guint64 at[N_BANDS], previous[N_BANDS];
      guint64 targeted, ends;
      gboolean overflow;

      for (guint level = 0; level < N_BANDS; level++)
        {
          at[level] = block->level[level][word];
          previous[level] = at[level] << 1 | sum.before[level];
          sum.before[level] = at[level] >> 63;
          at[level] &= moves;
        }
      for (guint from = 0; from < N_BANDS; from++)
        for (guint to = 0; to < N_BANDS; to++)
          sum.by_level[from][to] += (guint64) __builtin_popcountll (previous[from] & at[to]);
      targeted = at[1];
      overflow = __builtin_add_overflow (targeted, previous[0] & targeted, &ends);
      overflow |= __builtin_add_overflow (ends, sum.carry, &ends);
      sum.carry = overflow;
      sum.steps += (guint64) __builtin_popcountll (ends & ~targeted & at[2]);
      sum.children += (guint64) __builtin_popcountll (units & block->firsts[word]);
      sum.units += (guint64) __builtin_popcountll (units);
      sum.moves += (guint64) __builtin_popcountll (moves);
    }
  *count = sum;
}

static void
add_count (BalMoveCount *self, const BlockCount *count)
{
  gint64 known = 0;

  for (guint from = 0; from < N_BANDS; from++)
    for (guint to = 0; to < N_BANDS; to++)
      {
        gint64 moves = (gint64) count->by_level[from][to];

        self->by_level[from * BAL_MOVE_COUNT_MAX_LEVELS + to] += moves;
        known += moves;
      }
  self->children += (gint64) count->children;
  self->units += (gint64) count->units;
  self->moves += (gint64) count->moves;
  self->without_level += (gint64) count->moves - known;
  self->jumps += (gint64) count->by_level[0][2];
  self->steps += (gint64) count->steps;
}

/* All blocks are full but the last one, so that a word is followed by the next one. */
static inline __attribute__ ((always_inline)) void
add_range (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range, gboolean wide)
{
  const gsize end = range->first[range->n_children];
  BlockCount count = { 0 };
  Reader reader = { 0 };
  Block block;

  for (gsize from = range->first[0]; from < end; from += BLOCK_ROWS)
    {
      gsize until = MIN (from + BLOCK_ROWS, end);

      read_children (&block, &reader, range, from, until);
      read_levels (&block, episodes->cell + from, until - from, wide);
      count_block (&count, &block, until - from);
    }
  add_count (self, &count);
}

__attribute__ ((target ("avx2,popcnt,bmi"))) static void
add_range_fast (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range)
{
  add_range (self, episodes, range, FALSE);
}

BAL_WIDE static void
add_range_wide (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range)
{
  add_range (self, episodes, range, TRUE);
}

static gboolean
can_be_fast (const BalEpisodes *episodes)
{
  return episodes->n_levels == N_BANDS && episodes->level_band[0] == BAND_UNIVERSAL &&
         episodes->level_band[1] == BAND_TARGETED && episodes->level_band[2] == BAND_SPECIALIST &&
         __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("popcnt");
}

void
bal_move_count_add_range (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range)
{
  if (!can_be_fast (episodes))
    bal_move_count_add_range_plain (self, episodes, range);
  else if (bal_processor_is_wide ())
    add_range_wide (self, episodes, range);
  else
    add_range_fast (self, episodes, range);
}

#else

void
bal_move_count_add_range (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range)
{
  bal_move_count_add_range_plain (self, episodes, range);
}

#endif
