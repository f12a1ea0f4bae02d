/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* Which units count as an offer in the meantime: a bit for each index of a scheme, and the last
 * bit for a row that does not say. */
typedef struct
{
  guint64 strands[4];
  guint32 levels;
  guint64 stages[4];
  gboolean same_need; /* only units with the need of the unit that is waited for */

  /* The same by the codes of rows, once bal_offer_mask_spell_out () has been called. */
  guint8 cell_takes[256];
  guint8 stage_takes[256];
} BalOfferMask;

/* Codes of strands, levels and stages; each may be NULL. */
typedef struct
{
  GStrv strands;
  GStrv levels;
  GStrv stages;
} BalOfferWords;

/* Days from..until - 1. */
typedef struct
{
  gint32 from;
  gint32 until;
} BalSpan;

typedef struct
{
  gint64 n_days;
  gint64 idle_days;     /* days without an active offer */
  gint64 longest_spell; /* the most idle days in a row */
} BalIdleFigures;

void bal_offer_mask_init_everything (BalOfferMask *self);
void bal_offer_mask_init_default (BalOfferMask *self, const BalEpisodes *episodes);
void bal_offer_mask_init_from_level (BalOfferMask *self, int level);
/* Codes that nobody has are an error that names them; NULL keeps what the mask has. */
gboolean bal_offer_mask_read (BalOfferMask *self,
                              const BalOfferWords *wanted,
                              const BalOfferWords *known,
                              const char *doing,
                              GError **error);
gboolean bal_offer_mask_equal (const BalOfferMask *self, const BalOfferMask *other);
/* -1 and NO_CODE8 are missing. */
gboolean bal_offer_mask_has_codes (const BalOfferMask *self, int strand, int level, guint stage);
gboolean bal_offer_mask_has (const BalOfferMask *self, const BalEpisodes *episodes, gsize row);
void bal_offer_mask_spell_out (BalOfferMask *self, const BalEpisodes *episodes);
/* bal_offer_mask_cover () by the codes, for rows of which those that have started by the as-at date
 * are units, and for any need. */
gsize bal_offer_mask_cover_plain (const BalOfferMask *self,
                                  const BalEpisodes *episodes,
                                  gsize first,
                                  gsize count,
                                  gint32 as_at,
                                  BalSpan *cover);
gsize bal_offer_mask_cover (const BalOfferMask *self,
                            const BalEpisodes *episodes,
                            gsize first,
                            gsize count,
                            gint32 as_at,
                            int need,
                            BalSpan *cover);
void bal_spans_add_idle (const BalSpan *cover,
                         gsize n_cover,
                         gint32 from,
                         gint32 until,
                         BalIdleFigures *figures);
void bal_spans_append_idle (const BalSpan *cover,
                            gsize n_cover,
                            gint32 from,
                            gint32 until,
                            GArray *idle);

G_END_DECLS
