/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-move-count-private.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
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

static void
add_child (BalMoveCount *self, const BalEpisodes *episodes, gsize first, gsize end, gint32 as_at)
{
  BalMoveState state;

  bal_move_state_begin (&state, episodes);
  for (gsize row = first; row < end && episodes->start[row] <= as_at; row++)
    bal_move_count_add (self, &state, row, TRUE);
  self->children += state.any;
}

void
bal_move_count_add_range_plain (BalMoveCount *self,
                                const BalEpisodes *episodes,
                                const guint32 *child_first,
                                gsize n_children,
                                gint32 as_at)
{
  for (gsize i = 0; i < n_children; i++)
    add_child (self, episodes, child_first[i], child_first[i + 1], as_at);
}

#if defined(__SSE2__) && defined(__x86_64__)

/* Sixty-four rows are a word: bit i is row i. A block is so many children that their rows fit. */
#define BLOCK_WORDS 64
#define BLOCK_ROWS (64 * BLOCK_WORDS)

#define N_BANDS 3

typedef struct
{
  guint64 level[N_BANDS][BLOCK_WORDS]; /* the rows at each level */
  guint64 units[BLOCK_WORDS];
  guint64 firsts[BLOCK_WORDS]; /* of a child */
} Block;

/* With three levels the lowest two bits of a cell are the level, from 1; 0 is none. */
static inline __attribute__ ((always_inline)) void
read_levels (Block *block, const guint8 *cells, gsize n)
{
  for (gsize word = 0; word < (n + 63) / 64; word++)
    {
      guint8 rest[64] = { 0 };
      const guint8 *from = cells + 64 * word;
      guint64 bits[N_BANDS] = { 0 };

      if (n - 64 * word < 64)
        from = memcpy (rest, from, n - 64 * word);
      for (guint part = 0; part < 4; part++)
        {
          __m128i values =
            _mm_and_si128 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (from + 16 * part)),
                           _mm_set1_epi8 (3));

          for (guint level = 0; level < N_BANDS; level++)
            {
              __m128i same = _mm_cmpeq_epi8 (values, _mm_set1_epi8 ((char) (level + 1)));

              bits[level] |= (guint64) (guint32) _mm_movemask_epi8 (same) << (16 * part);
            }
        }
      for (guint level = 0; level < N_BANDS; level++)
        block->level[level][word] = bits[level];
    }
}

/* Rows without a start, or that start later, come last in a child. */
static inline __attribute__ ((always_inline)) void
read_children (Block *block,
               const BalEpisodes *episodes,
               const guint32 *child_first,
               gsize n_children,
               gint32 as_at)
{
  gsize begin = child_first[0], n = child_first[n_children] - begin;

  memset (block->units, 0xff, sizeof block->units);
  memset (block->firsts, 0, sizeof block->firsts);
  if (n % 64 != 0)
    block->units[n / 64] = (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
  for (gsize i = 0; i < n_children; i++)
    {
      gsize first = child_first[i] - begin, end = child_first[i + 1] - begin;

      if (first == end)
        continue;
      block->firsts[first / 64] |= G_GUINT64_CONSTANT (1) << (first % 64);
      while (end > first && episodes->start[begin + end - 1] > as_at)
        {
          end--;
          block->units[end / 64] &= ~(G_GUINT64_CONSTANT (1) << (end % 64));
        }
    }
}

typedef struct
{
  guint64 children, units, moves, steps;
  guint64 by_level[N_BANDS][N_BANDS];
} BlockCount;

/* A run of targeted rows that begins after a universal one is a number to which its lowest bit is
 * added: the carry comes out behind the run. */
static inline __attribute__ ((always_inline)) void
count_block (BlockCount *count, const Block *block, gsize n)
{
  BlockCount sum = *count;
  guint64 before[N_BANDS] = { 0 };
  guint64 carry = 0;

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
          previous[level] = at[level] << 1 | before[level];
          before[level] = at[level] >> 63;
          at[level] &= moves;
        }
      for (guint from = 0; from < N_BANDS; from++)
        for (guint to = 0; to < N_BANDS; to++)
          sum.by_level[from][to] += (guint64) __builtin_popcountll (previous[from] & at[to]);
      targeted = at[1];
      overflow = __builtin_add_overflow (targeted, previous[0] & targeted, &ends);
      overflow |= __builtin_add_overflow (ends, carry, &ends);
      carry = overflow;
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

static inline __attribute__ ((always_inline)) void
add_range (BalMoveCount *self,
           const BalEpisodes *episodes,
           const guint32 *child_first,
           gsize n_children,
           gint32 as_at)
{
  BlockCount count = { 0 };
  Block block;

  for (gsize i = 0, next; i < n_children; i = next)
    {
      gsize begin = child_first[i];

      for (next = i + 1; next < n_children && child_first[next + 1] - begin <= BLOCK_ROWS;)
        next++;
      if (child_first[next] - begin > BLOCK_ROWS)
        {
          add_child (self, episodes, begin, child_first[next], as_at);
          continue;
        }
      read_children (&block, episodes, child_first + i, next - i, as_at);
      read_levels (&block, episodes->cell + begin, child_first[next] - begin);
      count_block (&count, &block, child_first[next] - begin);
    }
  add_count (self, &count);
}

__attribute__ ((target ("avx2,popcnt,bmi"))) static void
add_range_fast (BalMoveCount *self,
                const BalEpisodes *episodes,
                const guint32 *child_first,
                gsize n_children,
                gint32 as_at)
{
  add_range (self, episodes, child_first, n_children, as_at);
}

static gboolean
can_be_fast (const BalEpisodes *episodes)
{
  return episodes->n_levels == N_BANDS && episodes->level_band[0] == BAND_UNIVERSAL &&
         episodes->level_band[1] == BAND_TARGETED && episodes->level_band[2] == BAND_SPECIALIST &&
         __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("popcnt");
}

void
bal_move_count_add_range (BalMoveCount *self,
                          const BalEpisodes *episodes,
                          const guint32 *child_first,
                          gsize n_children,
                          gint32 as_at)
{
  if (can_be_fast (episodes))
    add_range_fast (self, episodes, child_first, n_children, as_at);
  else
    bal_move_count_add_range_plain (self, episodes, child_first, n_children, as_at);
}

#else

void
bal_move_count_add_range (BalMoveCount *self,
                          const BalEpisodes *episodes,
                          const guint32 *child_first,
                          gsize n_children,
                          gint32 as_at)
{
  bal_move_count_add_range_plain (self, episodes, child_first, n_children, as_at);
}

#endif
