/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes, sealed with the digest that belongs to them, are refused or give a caseload whose
 * rows, journeys and findings can all be read. Inputs are caches without their seal, because the
 * seal would refuse every mutation before the reader sees it. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-store-cache-private.h"
#include "libbalanced/core/bal-error.h"

static GBytes *
make_sealed (const void *data, gsize size)
{
  guint8 *sealed = g_malloc (size + BAL_STORE_CACHE_SEAL_LENGTH);
  guint64 whole = size + BAL_STORE_CACHE_SEAL_LENGTH;
  char seal[33];
  char schema[33];

  if (size > 0)
    memcpy (sealed, data, size);
  bal_store_cache_describe_schema (schema);
  if (size >= sizeof (BalStoreCacheHeader))
    {
      memcpy (sealed + G_STRUCT_OFFSET (BalStoreCacheHeader, size), &whole, sizeof whole);
      memcpy (sealed + G_STRUCT_OFFSET (BalStoreCacheHeader, schema), schema, 32);
    }
  bal_store_cache_seal (sealed, size, seal);
  memcpy (sealed + size, seal, BAL_STORE_CACHE_SEAL_LENGTH);
  return g_bytes_new_take (sealed, whole);
}

static void
check_journeys (BalCaseload *caseload)
{
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  const BalBlocks *blocks = bal_store_get_blocks (bal_caseload_get_store (caseload), 1);
  guint n_children;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);

  g_assert_true (blocks->n_blocks > 0 || n_children == 0);
  for (guint child = 0; child < n_children; child++)
    {
      g_assert_nonnull (bal_caseload_get_child_id (caseload, child));
      for (gsize i = (gsize) first[child] + 1; i < first[child + 1]; i++)
        g_assert_cmpuint (episodes->start[i - 1], <=, episodes->start[i]);
    }
}

static void
check_tables (BalCaseload *caseload)
{
  static const char *const names[] = { "children", "episodes", "needs", "statuses" };
  g_autoptr (BalTable) findings = bal_findings_to_table (bal_caseload_get_findings (caseload));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalTable) table = bal_caseload_to_table (caseload, names[i], &error);

      g_assert_true ((table != NULL) == (error == NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = make_sealed (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = bal_caseload_new_from_cache (bytes, &error);

  if (caseload == NULL)
    {
      g_assert_true (error->domain == BAL_DATA_ERROR || error->domain == BAL_ERROR);
      return 0;
    }
  check_journeys (caseload);
  check_tables (caseload);
  return 0;
}
