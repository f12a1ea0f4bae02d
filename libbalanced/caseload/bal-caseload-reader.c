/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-reader-private.h"

#include "libbalanced/caseload/bal-arrow-intake-private.h"
#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-csv-intake-private.h"
#include "libbalanced/caseload/bal-reconciliation-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"
#include "libbalanced/core/bal-error.h"

/**
 * BalCaseloadReader:
 *
 * Makes a caseload from several files or data frames.
 *
 * Anything can be read more than once: files of episodes from several agencies, for example.
 * bal_caseload_reader_end() gives the caseload, and leaves the reader empty.
 *
 * **Thread safety**: one thread at a time.
 *
 * Features: P2.
 *
 * Since: 0.1
 */
struct _BalCaseloadReader
{
  GObject parent_instance;

  BalCaseloadOptions *options; /* owned; nullable */
  BalIntake *intake;           /* owned; NULL before the first reading */
  gboolean failed;
};

enum
{
  PROP_OPTIONS = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalCaseloadReader, bal_caseload_reader, G_TYPE_OBJECT)

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalCaseloadReader *self = BAL_CASELOAD_READER (object);

  if (id == PROP_OPTIONS)
    self->options = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCaseloadReader *self = BAL_CASELOAD_READER (object);

  if (id == PROP_OPTIONS)
    g_value_set_object (value, self->options);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_caseload_reader_finalize (GObject *object)
{
  BalCaseloadReader *self = BAL_CASELOAD_READER (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->intake, bal_intake_free);

  G_OBJECT_CLASS (bal_caseload_reader_parent_class)->finalize (object);
}

static void
bal_caseload_reader_class_init (BalCaseloadReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_caseload_reader_finalize;

  /**
   * BalCaseloadReader:options:
   *
   * How to read; %NULL for the defaults.
   *
   * Since: 0.1
   */
  properties[PROP_OPTIONS] =
    g_param_spec_object ("options", NULL, NULL, BAL_TYPE_CASELOAD_OPTIONS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_caseload_reader_init (BalCaseloadReader *self)
{
}

/**
 * bal_caseload_reader_new:
 * @options: (nullable): how to read, or %NULL for the defaults
 *
 * Creates a reader that has read nothing yet.
 *
 * Returns: (transfer full): the reader
 *
 * Since: 0.1
 */
BalCaseloadReader *
bal_caseload_reader_new (BalCaseloadOptions *options)
{
  g_return_val_if_fail (options == NULL || BAL_IS_CASELOAD_OPTIONS (options), NULL);

  return g_object_new (BAL_TYPE_CASELOAD_READER, "options", options, NULL);
}

/**
 * bal_caseload_reader_get_options: (get-property options)
 * @self: a reader
 *
 * Gets how to read.
 *
 * Returns: (transfer none) (nullable): the options
 *
 * Since: 0.1
 */
BalCaseloadOptions *
bal_caseload_reader_get_options (BalCaseloadReader *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_READER (self), NULL);

  return self->options;
}

/* After an error half a file may have been read: nothing can be made of it. */
static gboolean
begin (BalCaseloadReader *self, GError **error)
{
  if (self->failed)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Building the caseload: an earlier reading has failed");
      return FALSE;
    }
  if (self->intake == NULL)
    self->intake = bal_intake_new (self->options, error);
  return self->intake != NULL;
}

/* "episodes.csv" is the source "episodes". */
static char *
make_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && g_str_has_suffix (name, ".csv"))
    name[strlen (name) - strlen (".csv")] = '\0';
  return name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("file");
}

/* A file on a disk is mapped, and never stands in memory as a whole. */
static GBytes *
open_file (GFile *file, GCancellable *cancellable, GError **error)
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

/**
 * bal_caseload_reader_read_file:
 * @self: a reader
 * @kind: what the file holds
 * @file: a CSV file
 * @cancellable: (nullable): what can stop the reading
 * @error: return location for an error
 *
 * Reads a CSV file.
 *
 * The file must not change meanwhile. Its name without `.csv` is the source of rows that name none.
 * After an error the reader is of no further use.
 *
 * Returns: whether the file could be read
 *
 * Since: 0.1
 */
gboolean
bal_caseload_reader_read_file (BalCaseloadReader *self,
                               BalCaseloadFile kind,
                               GFile *file,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD_READER (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (kind < BAL_N_CASELOAD_FILES, FALSE);

  name = make_name (file);
  bytes = open_file (file, cancellable, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "Reading “%s”: ", name);
      self->failed = TRUE;
      return FALSE;
    }
  return bal_caseload_reader_read_bytes (self, kind, bytes, name, cancellable, error);
}

/**
 * bal_caseload_reader_read_bytes:
 * @self: a reader
 * @kind: what the file holds
 * @bytes: the contents of a CSV file
 * @name: what messages call it; the source of rows that name none
 * @cancellable: (nullable): what can stop the reading
 * @error: return location for an error
 *
 * Reads the contents of a CSV file.
 *
 * After an error the reader is of no further use.
 *
 * Returns: whether they could be read
 *
 * Since: 0.1
 */
gboolean
bal_caseload_reader_read_bytes (BalCaseloadReader *self,
                                BalCaseloadFile kind,
                                GBytes *bytes,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_READER (self), FALSE);
  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);
  g_return_val_if_fail (kind < BAL_N_CASELOAD_FILES, FALSE);

  if (!begin (self, error))
    return FALSE;
  self->failed = !bal_csv_intake_read (self->intake, kind, name, bytes, cancellable, error);
  return !self->failed;
}

/**
 * bal_caseload_reader_read_arrow:
 * @self: a reader
 * @kind: what the frame holds
 * @stream: the address of an `ArrowArrayStream`, whose contents are taken over
 * @name: what messages call it; the source of rows that name none
 * @cancellable: (nullable): what can stop the reading
 * @error: return location for an error
 *
 * Reads a data frame that comes as an Arrow C stream.
 *
 * Text, dictionaries of text, integers, doubles, decimals, dates and timestamps are read. After an
 * error the reader is of no further use.
 *
 * Returns: whether it could be read
 *
 * Since: 0.1
 */
gboolean
bal_caseload_reader_read_arrow (BalCaseloadReader *self,
                                BalCaseloadFile kind,
                                gpointer stream,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_READER (self), FALSE);
  g_return_val_if_fail (stream != NULL && name != NULL, FALSE);
  g_return_val_if_fail (kind < BAL_N_CASELOAD_FILES, FALSE);

  if (!begin (self, error))
    return FALSE;
  self->failed = !bal_arrow_intake_read (self->intake, kind, name, stream, cancellable, error);
  return !self->failed;
}

BalIntake *
bal_caseload_reader_get_intake (BalCaseloadReader *self, GError **error)
{
  return begin (self, error) ? self->intake : NULL;
}

/**
 * bal_caseload_reader_end:
 * @self: a reader
 * @error: return location for an error
 *
 * Gives the caseload of everything that was read, and leaves the reader empty.
 *
 * Returns: (transfer full): the caseload
 *
 * Since: 0.1
 */
BalCaseload *
bal_caseload_reader_end (BalCaseloadReader *self, GError **error)
{
  g_autoptr (BalIntake) intake = NULL;
  g_autoptr (BalStore) store = NULL;
  g_autoptr (BalFindings) findings = NULL;
  g_autoptr (BalTable) reconciliation = NULL;

  g_return_val_if_fail (BAL_IS_CASELOAD_READER (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin (self, error))
    return NULL;
  intake = g_steal_pointer (&self->intake);
  store = bal_store_build (intake, error);
  if (store == NULL)
    return NULL;

  findings = bal_findings_builder_end (g_steal_pointer (&intake->findings));
  reconciliation = bal_reconciliation_new (intake->files, store->synthetic);
  return bal_caseload_new_take (g_steal_pointer (&store), findings, reconciliation);
}
