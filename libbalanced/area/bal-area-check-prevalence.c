/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-prevalence-band-private.h"

/* What research lets expect among the children of the area, held against those who are identified.
 * Ends of intervals are multiplied and added as they are, which makes an interval wider rather than
 * narrower. */

enum
{
  BAND,
  TIER,
  TYPE,
  OVERLAP_GROUP,
  CHILDREN,
  EXPECTED,
  EXPECTED_LOW,
  EXPECTED_HIGH,
  IDENTIFIED,
  GAP,
  GAP_LOW,
  GAP_HIGH,
  UNIDENTIFIED,
  UNIDENTIFIED_LOW,
  UNIDENTIFIED_HIGH,
};

static const BalTableColumn columns[] = {
  { "band", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "need_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "need_type", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "overlap_group", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "identified", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "gap", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "gap_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "gap_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "unidentified", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "unidentified_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "unidentified_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* A band, with what it lets expect; NaN where something is not known. */
typedef struct
{
  BalItem *item;
  double share[3]; /* the estimate and the ends of the interval, in percent */
  double children;
  double expected[3];
  double identified;
} Band;

static Band
read_band (BalAreaChecking *self, BalItem *item)
{
  const BalPrevalenceBand read = bal_prevalence_band_read (self->area, item);
  Band band = { .item = item, .children = read.children, .identified = read.identified };

  for (guint i = 0; i < 3; i++)
    {
      band.share[i] = read.share[i];
      band.expected[i] = bal_prevalence_band_expect (&read, read.children, i);
    }

  return band;
}

static void
append_known (BalTableBuilder *table, guint column, double value)
{
  if (isfinite (value))
    bal_table_builder_append_double (table, column, value);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static void
append_band (BalTableBuilder *table, const Band *band)
{
  bal_table_builder_append_text (table, BAND, bal_item_get_text (band->item, "code"));
  bal_table_builder_append_text (table, TIER, bal_item_get_text (band->item, "need_tier"));
  bal_table_builder_append_text (table, TYPE, bal_item_get_text (band->item, "need_type"));
  bal_table_builder_append_text (table, OVERLAP_GROUP,
                                 bal_item_get_text (band->item, "overlap_group"));
  append_known (table, CHILDREN, band->children);
  append_known (table, IDENTIFIED, band->identified);
  for (guint i = 0; i < 3; i++)
    {
      append_known (table, EXPECTED + i, band->expected[i]);
      append_known (table, GAP + i, band->expected[i] - band->identified);
      append_known (table, UNIDENTIFIED + i,
                    bal_prevalence_get_unidentified (band->expected[i], band->identified));
    }
}

static void
check_band (BalAreaChecking *self, const Band *band)
{
  const double *share = band->share;
  const BalFindingFigure figures[] = {
    { "share", bal_prevalence_get_unidentified (band->expected[0], band->identified) },
    { "low", bal_prevalence_get_unidentified (band->expected[1], band->identified) },
    { "high", bal_prevalence_get_unidentified (band->expected[2], band->identified) },
  };

  bal_area_checking_check_ages (self, band->item);
  if (isnan (share[1]) || isnan (share[2]))
    bal_area_checking_add (self, "prevalence-without-interval", band->item, NULL, NULL, 0);
  if (share[0] < 0.0 || share[0] > 100.0 || share[1] < 0.0 || share[2] > 100.0 ||
      share[1] > share[0] || share[2] < share[0])
    bal_area_checking_add (self, "prevalence-impossible", band->item, NULL, NULL, 0);
  if (!isnan (bal_item_get_number (band->item, "factor")) &&
      !bal_item_has_member (band->item, "factor_reason"))
    bal_area_checking_add (self, "prevalence-adjustment-unexplained", band->item, "factor", NULL,
                           0);
  /* Even the lower end lets expect more than are identified. */
  if (band->expected[1] > band->identified)
    bal_area_checking_add (self, "identification-gap", band->item, NULL, figures,
                           G_N_ELEMENTS (figures));
}

/* Bands of one tier are only added when each says that its group is another. */
static void
check_overlap (BalAreaChecking *self, const Band *bands, guint n_bands, guint band)
{
  const char *group = bal_item_get_text (bands[band].item, "overlap_group");
  const char *tier = bal_item_get_text (bands[band].item, "need_tier");
  BalFindingFigure figure = { "bands", 0.0 };

  for (guint i = 0; i < n_bands; i++)
    {
      const char *other = bal_item_get_text (bands[i].item, "overlap_group");

      if (g_strcmp0 (tier, bal_item_get_text (bands[i].item, "need_tier")) != 0)
        continue;
      if (i < band && g_strcmp0 (group, other) == 0)
        return;
      figure.value += g_strcmp0 (group, other) == 0;
    }
  if (figure.value > 1.0)
    bal_area_checking_add (self, "prevalence-not-added", bands[band].item, NULL, &figure, 1);
}

enum
{
  PYRAMID_TIER,
  PYRAMID_BANDS,
  PYRAMID_EXPECTED,
  PYRAMID_LOW,
  PYRAMID_HIGH,
};

static const BalTableColumn pyramid_columns[] = {
  { "need_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "bands", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* A tier with one band has what it says; with several, their sum when all groups are stated and
 * differ, and otherwise nothing that could be called its size. */
static void
append_tier (BalTableBuilder *table, const Band *bands, guint n_bands, const char *tier)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  double sums[3] = { 0.0, 0.0, 0.0 };
  gboolean disjoint = TRUE;
  guint n = 0;

  for (guint i = 0; i < n_bands; i++)
    {
      const char *group = bal_item_get_text (bands[i].item, "overlap_group");

      if (g_strcmp0 (tier, bal_item_get_text (bands[i].item, "need_tier")) != 0)
        continue;
      n++;
      disjoint = disjoint && group != NULL && g_hash_table_add (groups, (gpointer) group);
      for (guint j = 0; j < 3; j++)
        sums[j] += bands[i].expected[j];
    }
  bal_table_builder_append_text (table, PYRAMID_TIER, tier);
  bal_table_builder_append_int (table, PYRAMID_BANDS, n);
  for (guint j = 0; j < 3; j++)
    append_known (table, PYRAMID_EXPECTED + j, n == 1 || disjoint ? sums[j] : NAN);
}

static void
append_pyramid (BalAreaChecking *self, const Band *bands, guint n_bands)
{
  BalTableBuilder *table = bal_table_builder_new_with_columns ("expected_pyramid", pyramid_columns,
                                                               G_N_ELEMENTS (pyramid_columns));
  g_autoptr (GHashTable) tiers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_bands; i++)
    {
      const char *tier = bal_item_get_text (bands[i].item, "need_tier");

      if (tier != NULL && g_hash_table_add (tiers, (gpointer) tier))
        append_tier (table, bands, n_bands, tier);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_prevalence (BalAreaChecking *self)
{
  GListModel *items = bal_area_checking_get_list (self, "prevalences");
  const guint n_items = g_list_model_get_n_items (items);
  g_autofree Band *bands = g_new0 (Band, (gsize) n_items + 1);
  BalTableBuilder *table = NULL;

  if (n_items == 0)
    return;

  table = bal_table_builder_new_with_columns ("prevalence", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_items; i++)
    {
      bands[i] = read_band (self, bal_item_peek (items, i));
      append_band (table, &bands[i]);
      check_band (self, &bands[i]);
    }
  bal_area_checking_end_table (self, table);
  for (guint i = 0; i < n_items; i++)
    if (bal_item_get_text (bands[i].item, "need_tier") != NULL)
      check_overlap (self, bands, n_items, i);
  append_pyramid (self, bands, n_items);
}
