/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pyramids-count-private.h"

#include "libbalanced/base/bal-wide-private.h"

/* Stands in for a column that is not there: nothing is recorded. */
static const guint8 nothing[1] = { BAL_EPISODES_NO_CODE8 };

BalPyramidsCount *
bal_pyramids_count_new (const BalEpisodes *episodes,
                        const BalWindow *window,
                        const BalPyramidsScheme *scheme)
{
  BalPyramidsCount *self = g_new0 (BalPyramidsCount, 1);

  self->episodes = episodes;
  self->window = *window;
  self->scheme = *scheme;
  for (guint byte = 0; byte < BAL_PYRAMIDS_MAX_BITS / 8; byte++)
    for (guint bits = 0; bits < 256; bits++)
      for (guint bit = 0; bit < 8; bit++)
        if (bits >> bit & 1)
          self->pairs_of_byte[byte][bits] |= scheme->pairs[8 * byte + bit];
  bal_bit_counts_init (&self->children, 1, scheme->n_combinations);
  bal_bit_counts_init (&self->pair_children, 1, scheme->n_pairs);
  return self;
}

void
bal_pyramids_count_free (BalPyramidsCount *self)
{
  if (!self)
    return;
  bal_bit_counts_clear (&self->children);
  bal_bit_counts_clear (&self->pair_children);
  g_free (self->combinations);
  g_free (self);
}

/* Rows that have started; with_end where some may have ended before the window. */
static inline __attribute__ ((always_inline)) guint64
count_rows (BalPyramidsCount *self, gsize row, gsize end, gboolean with_end)
{
  const BalPyramidsScheme *scheme = &self->scheme;
  const guint16 *ends = self->episodes->end;
  const guint8 *cells = self->episodes->cell;
  const guint8 *needs = self->episodes->need_tier ? self->episodes->need_tier : nothing;
  const guint8 *roles = self->episodes->role ? self->episodes->role : nothing;
  const gsize need_step = needs != nothing, role_step = roles != nothing;
  const gint32 from = self->window.first;
  guint64 combinations = 0;

  for (; row < end; row++)
    {
      guint combination;

      if (with_end && ends[row] < from)
        continue;
      combination = scheme->of_cell[cells[row]] + scheme->of_need[needs[row * need_step]] +
                    scheme->of_role[roles[row * role_step]];
      self->n_rows[row % 4][combination]++;
      combinations |= G_GUINT64_CONSTANT (1) << combination;
    }
  return combinations;
}

/* The same of rows whose combinations are known, all of them active. */
static inline __attribute__ ((always_inline)) guint64
count_known (BalPyramidsCount *self, const guint8 *known, gsize n)
{
  guint64 combinations = 0;

  for (gsize i = 0; i < n; i++)
    {
      self->n_rows[i % 4][known[i]]++;
      combinations |= G_GUINT64_CONSTANT (1) << known[i];
    }
  return combinations;
}

static inline guint64
get_pairs (const BalPyramidsCount *self, guint64 combinations)
{
  guint64 pairs = 0;

  for (guint byte = 0; byte < BAL_PYRAMIDS_MAX_BITS / 8; byte++, combinations >>= 8)
    pairs |= self->pairs_of_byte[byte][combinations & 0xff];
  return pairs;
}

typedef struct
{
  gboolean with_end;
  gboolean wide; /* the combinations of the range are known */
} Shape;

static inline __attribute__ ((always_inline)) void
run (BalPyramidsCount *self, const BalRange *range, const Shape *shape)
{
  for (gsize child = 0; child < range->n_children; child++)
    {
      gsize first = range->first[child], end = range->end[child];
      guint64 combinations =
        shape->wide
          ? count_known (self, self->combinations + (first - range->first[0]), end - first)
          : count_rows (self, first, end, shape->with_end);

      if (combinations == 0)
        continue;
      bal_bit_counts_add_as (&self->children, 0, combinations, shape->wide);
      bal_bit_counts_add_as (&self->pair_children, 0, get_pairs (self, combinations), shape->wide);
    }
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static void
read_combinations (BalPyramidsCount *self, gsize first, gsize n)
{
  const BalEpisodes *episodes = self->episodes;
  const __m512i none = _mm512_set1_epi8 (-1);

  if (n + 64 > self->room)
    {
      self->room = MAX (n + 64, 2 * self->room);
      self->combinations = g_renew (guint8, self->combinations, self->room);
    }
  for (gsize i = 0; i < n; i += 64)
    {
      const guint64 rows = bal_wide_get_rows (n - i);
      __m512i cells = _mm512_maskz_loadu_epi8 (rows, episodes->cell + first + i);
      __m512i needs = none, roles = none;

      if (episodes->need_tier)
        needs = _mm512_maskz_loadu_epi8 (rows, episodes->need_tier + first + i);
      if (episodes->role)
        roles = _mm512_maskz_loadu_epi8 (rows, episodes->role + first + i);
      _mm512_storeu_si512 (
        self->combinations + i,
        _mm512_add_epi8 (bal_wide_look_up (self->scheme.of_cell, cells),
                         _mm512_add_epi8 (bal_wide_look_up (self->scheme.of_need, needs),
                                          bal_wide_look_up (self->scheme.of_role, roles))));
    }
}

BAL_WIDE static void
run_wide (BalPyramidsCount *self, const BalRange *range)
{
  read_combinations (self, range->first[0], range->first[range->n_children] - range->first[0]);
  run (self, range, &(Shape){ FALSE, TRUE });
}

#endif

void
bal_pyramids_count_run (BalPyramidsCount *self, const BalRange *range)
{
  if (self->window.first > 0)
    {
      run (self, range, &(Shape){ TRUE, FALSE });
      return;
    }
#ifdef BAL_HAS_WIDE
  if (bal_processor_is_wide ())
    {
      run_wide (self, range);
      return;
    }
#endif
  run (self, range, &(Shape){ FALSE, FALSE });
}

guint64
bal_pyramids_count_get_rows (const BalPyramidsCount *self, guint combination)
{
  guint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->n_rows); i++)
    n += self->n_rows[i][combination];
  return n;
}
