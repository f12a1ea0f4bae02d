/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-reconciliation-private.h"
#include "libbalanced/caseload/bal-store-cache-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings-coding-private.h"

/* What names it in an error. */
static char *
make_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("file");
}

/* A stream that is closed moves the new file into the place of the old one, unless the closing is
 * cancelled. */
static void
abandon (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
write_cache (BalCaseload *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) findings = bal_findings_to_bytes (bal_caseload_get_findings (self));
  g_autoptr (GBytes) reconciliation =
    bal_reconciliation_to_bytes (bal_caseload_get_reconciliation (self));
  GBytes *const extras[BAL_STORE_CACHE_N_EXTRAS] = {
    [BAL_STORE_CACHE_FINDINGS] = findings,
    [BAL_STORE_CACHE_RECONCILIATION] = reconciliation,
  };

  /* Writing changes nothing in a store. */
  return bal_store_cache_write ((BalStore *) bal_caseload_get_store (self), extras, stream,
                                cancellable, error);
}

/**
 * bal_caseload_save_cache:
 * @self: a caseload
 * @file: where to save it
 * @cancellable: (nullable): what can stop the saving
 * @error: return location for an error
 *
 * Saves a caseload as one file that [func@Balanced.Caseload.open_cache] opens without reading it
 * again.
 *
 * Everything travels: children, episodes, needs, statuses, pauses, the framework, the findings and
 * the reconciliation. A file that is there already is replaced as a whole, or not at all. The file
 * is as confidential as the records that the caseload was read from: only its owner may read it
 * (mode 0600), and it is not encrypted. It is for this version of the library on this kind of
 * machine, and no format for exchange.
 *
 * Returns: whether the file could be written
 *
 * Since: 0.1
 */
gboolean
bal_caseload_save_cache (BalCaseload *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = make_name (file);
  stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                    cancellable, error);
  if (stream != NULL && write_cache (self, G_OUTPUT_STREAM (stream), cancellable, error))
    {
      if (g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
        return TRUE;
    }
  else if (stream != NULL)
    abandon (G_OUTPUT_STREAM (stream));
  g_prefix_error (error, "Saving the cache “%s”: ", name);
  return FALSE;
}

/* A file on a disk is mapped: what is never looked at is never read. */
static GBytes *
open_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GMappedFile) mapped = NULL;

  if (path != NULL &&
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR)
    mapped = g_mapped_file_new (path, FALSE, NULL);
  if (mapped != NULL)
    return g_mapped_file_get_bytes (mapped);
  return g_file_load_bytes (file, cancellable, NULL, error);
}

BalCaseload *
bal_caseload_new_from_cache (GBytes *bytes, GError **error)
{
  GBytes *extras[BAL_STORE_CACHE_N_EXTRAS] = { NULL };
  g_autoptr (BalStore) store = bal_store_cache_read (bytes, extras, error);
  g_autoptr (GBytes) first = extras[BAL_STORE_CACHE_FINDINGS];
  g_autoptr (GBytes) second = extras[BAL_STORE_CACHE_RECONCILIATION];
  g_autoptr (BalFindings) findings = NULL;
  g_autoptr (BalTable) reconciliation = NULL;

  if (store == NULL)
    return NULL;
  findings = bal_findings_new_from_bytes (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  reconciliation = bal_reconciliation_new_from_bytes (g_bytes_get_data (second, NULL),
                                                      g_bytes_get_size (second), store->synthetic);
  if (findings == NULL || reconciliation == NULL)
    {
      g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                           "the cache is damaged: its findings cannot be read");
      return NULL;
    }
  return bal_caseload_new_take (g_steal_pointer (&store), findings, reconciliation);
}

/**
 * bal_caseload_open_cache:
 * @file: a file that [method@Balanced.Caseload.save_cache] wrote
 * @cancellable: (nullable): what can stop the opening
 * @error: return location for an error
 *
 * Opens a caseload that was saved, without reading its records again.
 *
 * The file is mapped into memory, and checked before it is trusted: a digest finds what changed,
 * and every code, date and index is compared with its range, so that not even a file that was made
 * to do harm can lead an analysis out of its memory. That goes at the speed of memory. The first
 * analysis also makes what reading the records would have made for it.
 * The caseload has the digest, and gives the answers, of the one that was saved.
 *
 * The file must not be written to while the caseload lives; saving another one in its place is
 * safe. A file that is cut short, was changed, or comes from another version of the library or
 * from a machine with another order of bytes, is an error.
 *
 * Returns: (transfer full): the caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_open_cache (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  BalCaseload *caseload = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = make_name (file);
  bytes = open_bytes (file, cancellable, error);
  if (bytes != NULL)
    caseload = bal_caseload_new_from_cache (bytes, error);
  if (caseload == NULL)
    g_prefix_error (error, "Opening the cache “%s”: ", name);
  return caseload;
}
