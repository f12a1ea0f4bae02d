/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-offer-private.h"

#include <string.h>

#define MISSING_LEVEL 31
#define MISSING_STRAND 255

enum
{
  BAND_TARGETED = 2,
  BAND_SPECIALIST = 3,
};

static gboolean
has_bit (const guint64 bits[4], guint index)
{
  return bits[index / 64] >> (index % 64) & 1;
}

/* Any active unit, also one whose strand, level or stage is not recorded. */
void
bal_offer_mask_init_everything (BalOfferMask *self)
{
  memset (self->strands, 0xff, sizeof self->strands);
  self->levels = G_MAXUINT32;
  memset (self->stages, 0xff, sizeof self->stages);
  self->same_need = FALSE;
}

/* Units of the stage intervention at a targeted or specialist level. */
void
bal_offer_mask_init_default (BalOfferMask *self, const BalEpisodes *episodes)
{
  bal_offer_mask_init_everything (self);
  self->levels = 0;
  for (guint level = 0; level < episodes->n_levels; level++)
    if (episodes->level_band[level] == BAND_TARGETED ||
        episodes->level_band[level] == BAND_SPECIALIST)
      self->levels |= 1u << level;
  if (episodes->stage_intervention == BAL_EPISODES_NO_CODE8)
    return;

  memset (self->stages, 0, sizeof self->stages);
  self->stages[episodes->stage_intervention / 64] = G_GUINT64_CONSTANT (1)
                                                    << (episodes->stage_intervention % 64);
}

/* Units of any stage at this level or a higher one. */
void
bal_offer_mask_init_from_level (BalOfferMask *self, int level)
{
  bal_offer_mask_init_everything (self);
  self->levels = (G_MAXUINT32 >> 1) & ~((1u << level) - 1);
}

gboolean
bal_offer_mask_equal (const BalOfferMask *self, const BalOfferMask *other)
{
  return memcmp (self->strands, other->strands, sizeof self->strands) == 0 &&
         self->levels == other->levels &&
         memcmp (self->stages, other->stages, sizeof self->stages) == 0 &&
         self->same_need == other->same_need;
}

gboolean
bal_offer_mask_has_codes (const BalOfferMask *self, int strand, int level, guint stage)
{
  guint level_bit = level < 0 ? MISSING_LEVEL : (guint) level;

  /* A missing stage is the code of the last bit already. */
  return (self->levels >> level_bit & 1) && has_bit (self->stages, stage) &&
         has_bit (self->strands, strand < 0 ? MISSING_STRAND : (guint) strand);
}

gboolean
bal_offer_mask_has (const BalOfferMask *self, const BalEpisodes *episodes, gsize row)
{
  return bal_offer_mask_has_codes (self, bal_episodes_get_strand (episodes, row),
                                   bal_episodes_get_level (episodes, row), episodes->stage[row]);
}

/* Writes the days on which an offer is active as disjoint spans in the order of their days, and
 * returns how many; there is room for count. need is looked at where the mask says so. */
gsize
bal_offer_mask_cover (const BalOfferMask *self,
                      const BalEpisodes *episodes,
                      gsize first,
                      gsize count,
                      gint32 as_at,
                      int need,
                      BalSpan *cover)
{
  gsize n = 0;

  for (gsize i = first; i < first + count; i++)
    {
      gint32 start, end;

      if (!bal_unit_read_days (episodes, i, as_at, &start, &end) ||
          !bal_offer_mask_has (self, episodes, i))
        continue;
      if (self->same_need && (!episodes->need_type || episodes->need_type[i] != need))
        continue;
      if (n > 0 && start <= cover[n - 1].until)
        cover[n - 1].until = MAX (cover[n - 1].until, end + 1);
      else
        cover[n++] = (BalSpan){ start, end + 1 };
    }
  return n;
}

void
bal_offer_mask_spell_out (BalOfferMask *self, const BalEpisodes *episodes)
{
  for (guint code = 0; code < G_N_ELEMENTS (self->cell_takes); code++)
    {
      guint8 cell = (guint8) code;
      BalEpisodes row = { .cell = &cell, .n_levels = episodes->n_levels };
      int strand = bal_episodes_get_strand (&row, 0);
      int level = bal_episodes_get_level (&row, 0);

      self->stage_takes[code] = has_bit (self->stages, code);
      self->cell_takes[code] =
        (self->levels >> (level < 0 ? MISSING_LEVEL : (guint) level) & 1) &&
        has_bit (self->strands, strand < 0 ? MISSING_STRAND : (guint) strand);
    }
}

gsize
bal_offer_mask_cover_plain (const BalOfferMask *self,
                            const BalEpisodes *episodes,
                            gsize first,
                            gsize count,
                            gint32 as_at,
                            BalSpan *cover)
{
  const guint16 *starts = episodes->start, *ends = episodes->end;
  const guint8 *cells = episodes->cell, *stages = episodes->stage;
  gsize n = 0;

  for (gsize i = first; i < first + count && starts[i] <= as_at; i++)
    {
      gint32 start = starts[i], until = MIN ((gint32) ends[i], as_at) + 1;

      if (!(self->cell_takes[cells[i]] & self->stage_takes[stages[i]]))
        continue;
      if (n > 0 && start <= cover[n - 1].until)
        cover[n - 1].until = MAX (cover[n - 1].until, until);
      else
        cover[n++] = (BalSpan){ start, until };
    }
  return n;
}

static gsize
find_span (const BalSpan *cover, gsize n_cover, gint32 day)
{
  gsize low = 0, high = n_cover;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (cover[middle].until <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Appends the days from..until - 1 that no span of the cover has to an array of BalSpan. */
void
bal_spans_append_idle (const BalSpan *cover, gsize n_cover, gint32 from, gint32 until, GArray *idle)
{
  for (gsize i = find_span (cover, n_cover, from); i < n_cover && cover[i].from < until; i++)
    {
      BalSpan spell = { from, cover[i].from };

      if (spell.from < spell.until)
        g_array_append_val (idle, spell);
      from = MAX (from, cover[i].until);
    }
  if (from < until)
    {
      BalSpan spell = { from, until };

      g_array_append_val (idle, spell);
    }
}

static void
add_spell (gint32 from, gint32 until, BalIdleFigures *figures)
{
  if (until <= from)
    return;
  figures->idle_days += until - from;
  figures->longest_spell = MAX (figures->longest_spell, until - from);
}

/* Adds the days from..until - 1 that no span of the cover has. */
void
bal_spans_add_idle (const BalSpan *cover,
                    gsize n_cover,
                    gint32 from,
                    gint32 until,
                    BalIdleFigures *figures)
{
  if (until <= from)
    return;
  figures->n_days += until - from;
  for (gsize i = find_span (cover, n_cover, from); i < n_cover && cover[i].from < until; i++)
    {
      add_spell (from, cover[i].from, figures);
      from = MAX (from, cover[i].until);
    }
  add_spell (from, until, figures);
}
