/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes, sealed with the digest that belongs to them, are refused or give a summary that can
 * be written, added and finished. Inputs are summaries without their digest, because a digest
 * would refuse every mutation before the reader sees it. */

#include "tests/fuzz/bal-fuzz.h"

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/journey/bal-access.h"
#include "libbalanced/journey/bal-active-days.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-checkpoints.h"
#include "libbalanced/journey/bal-clocks.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-concurrent-pairs.h"
#include "libbalanced/journey/bal-directly-follows.h"
#include "libbalanced/journey/bal-family-schedule.h"
#include "libbalanced/journey/bal-handovers.h"
#include "libbalanced/journey/bal-identification-accuracy.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-participation.h"
#include "libbalanced/journey/bal-pathway-cost.h"
#include "libbalanced/journey/bal-profiles.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-successors.h"
#include "libbalanced/journey/bal-summary.h"
#include "libbalanced/journey/bal-tier-movement.h"
#include "libbalanced/journey/bal-transfers.h"
#include "libbalanced/journey/bal-variants.h"
#include "libbalanced/journey/bal-waits.h"
#include "libbalanced/journey/bal-workload.h"

/* The as-at date of the summaries in the corpus. */
#define AS_AT 20331

static BalSummary *
read_sealed (const void *data, gsize size, GError **error)
{
  GByteArray *sealed = g_byte_array_new ();
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BalDigest digest;

  g_byte_array_append (sealed, data, (guint) size);
  bal_digest_init (&digest);
  bal_digest_update (&digest, data, size);
  text = bal_digest_get_string (&digest);
  g_byte_array_append (sealed, (const guint8 *) text, 32);
  bytes = g_byte_array_free_to_bytes (sealed);
  return bal_summary_new_from_bytes (bytes, error);
}

static void
check_writing (BalSummary *summary)
{
  g_autoptr (GBytes) bytes = bal_summary_to_bytes (summary);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) again = bal_summary_new_from_bytes (bytes, &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  second = bal_summary_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, second));
}

static void
check_adding (BalSummary *summary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) sum = bal_summary_merge (summary, summary, &error);

  g_assert_true (sum || error->domain == BAL_ERROR);
}

static void
check_finishing (BalSummary *summary)
{
  const GType types[] = {
    BAL_TYPE_BALANCE,
    BAL_TYPE_MISSING_MIDDLE,
    BAL_TYPE_CONCURRENCY,
    BAL_TYPE_WAITS,
    BAL_TYPE_PYRAMIDS,
    BAL_TYPE_PROFILES,
    BAL_TYPE_ACTIVE_DAYS,
    BAL_TYPE_VARIANTS,
    BAL_TYPE_HANDOVERS,
    BAL_TYPE_CONCURRENT_PAIRS,
    BAL_TYPE_SUCCESSORS,
    BAL_TYPE_DIRECTLY_FOLLOWS,
    BAL_TYPE_CLOCKS,
    BAL_TYPE_TIER_MOVEMENT,
    BAL_TYPE_WORKLOAD,
    BAL_TYPE_PATHWAY_COST,
    BAL_TYPE_CHECKPOINTS,
    BAL_TYPE_FAMILY_SCHEDULE,
    BAL_TYPE_IDENTIFICATION_ACCURACY,
    BAL_TYPE_ACCESS,
    BAL_TYPE_PARTICIPATION,
    BAL_TYPE_TRANSFERS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalAnalysis) analysis = g_object_new (types[i], "as-at", AS_AT, NULL);
      g_autoptr (BalResult) result = bal_analysis_finish (analysis, summary, &error);

      g_assert_true (result || error->domain == BAL_ERROR);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) summary = read_sealed (data, size, &error);

  if (!summary)
    {
      g_assert_true (error->domain == BAL_DATA_ERROR);
      return 0;
    }
  check_writing (summary);
  check_adding (summary);
  check_finishing (summary);
  return 0;
}
