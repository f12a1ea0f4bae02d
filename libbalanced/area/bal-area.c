/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/document/bal-document-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/document/bal-item-schema-private.h"

#define FORMAT "balanced-area-1"

/**
 * BalArea:
 *
 * A local area, as its document describes it: who commissions and provides, what is offered to
 * whom, what has been published about it, what is planned, and how it is measured.
 *
 * The document holds no child. Whatever it states names its source, so that every finding of
 * [method@Balanced.Area.check] can be followed back.
 *
 * ```c
 * g_autoptr (GFile) file = g_file_new_for_path ("sutton/area.json");
 * g_autoptr (BalArea) area = bal_area_load (file, NULL, &error);
 * g_autoptr (BalResult) result = bal_area_check (area);
 * ```
 *
 * ```python
 * area = Balanced.Area.load('sutton/area.json')
 * for finding in area.check().findings:
 *     print(finding.message)
 * ```
 *
 * Loading raises [error@Balanced.DocumentError], and errors of files as they are.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: P2.
 *
 * Since: 0.1
 */
struct _BalArea
{
  BalItem parent_instance;

  BalFramework *framework; /* owned */
  GHashTable *index;       /* owned: name of a list -> code -> item, which the list owns */
};

struct _BalAreaClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalArea, bal_area, BAL_TYPE_ITEM)

/* Far above what BalItem gives to members. */
#define PROP_FRAMEWORK 10000

/* Of two items of a list with one code the first counts; the check reports the other. */
static void
index_list (BalArea *self, const char *list, GListModel *items)
{
  GHashTable *codes = g_hash_table_lookup (self->index, list);
  const guint n_items = g_list_model_get_n_items (items);

  if (codes == NULL)
    {
      codes = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (self->index, (gpointer) list, codes);
    }
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *code = bal_item_knows (item, "code") ? bal_item_get_text (item, "code") : NULL;

      if (code != NULL && !g_hash_table_contains (codes, code))
        g_hash_table_insert (codes, (gpointer) code, item);
    }
}

static void
index_item (BalItem *item, gpointer data)
{
  guint n_members = 0;
  const BalMember *const *item_members = bal_item_get_members (item, &n_members);

  for (guint i = 0; i < n_members; i++)
    if (item_members[i]->defines != NULL)
      index_list (data, item_members[i]->defines, bal_item_get_items (item, item_members[i]->name));
}

static void
bal_area_complete (BalItem *item)
{
  BalArea *self = BAL_AREA (item);

  g_hash_table_remove_all (self->index);
  bal_item_visit (item, index_item, self);
}

static gboolean
bal_area_verify (BalItem *item, BalNode node, GError **error)
{
  const char *format = bal_item_get_text (item, "format");

  if (format != NULL && !g_str_equal (format, FORMAT))
    {
      bal_node_set_error (bal_node_get_member (node, "format"), error, BAL_DOCUMENT_ERROR_VERSION,
                          "the format of an area is “" FORMAT "”");
      return FALSE;
    }
  return TRUE;
}

static void
bal_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalArea *self = BAL_AREA (object);

  if (id == PROP_FRAMEWORK)
    g_value_set_object (value, self->framework);
  else
    G_OBJECT_CLASS (bal_area_parent_class)->get_property (object, id, value, pspec);
}

static void
bal_area_finalize (GObject *object)
{
  BalArea *self = BAL_AREA (object);

  g_clear_object (&self->framework);
  g_clear_pointer (&self->index, g_hash_table_unref);

  G_OBJECT_CLASS (bal_area_parent_class)->finalize (object);
}

static void
bal_area_class_init (BalAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalItemClass *item_class = BAL_ITEM_CLASS (klass);

  item_class->complete = bal_area_complete;
  item_class->verify = bal_area_verify;

  bal_area_install_members (item_class);

  object_class->get_property = bal_area_get_property;
  object_class->finalize = bal_area_finalize;

  /**
   * BalArea:framework:
   *
   * The framework whose strands, levels and other codes the document uses.
   *
   * Since: 0.1
   */
  g_object_class_install_property (object_class, PROP_FRAMEWORK,
                                   g_param_spec_object ("framework", NULL, NULL, BAL_TYPE_FRAMEWORK,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
bal_area_init (BalArea *self)
{
  self->framework = bal_framework_get_default ();
  self->index =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
}

/* The file is named without a folder, so a document cannot reach what lies elsewhere. */
static gboolean
load_framework (BalArea *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const char *name = bal_item_get_text (BAL_ITEM (self), "framework_file");
  const char *preset = bal_item_get_text (BAL_ITEM (self), "preset");
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autoptr (GFile) framework_file = NULL;
  g_autoptr (BalFramework) framework = NULL;

  if (name == NULL && preset == NULL)
    return TRUE;
  if (name != NULL && preset != NULL)
    {
      g_set_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_BAD_VALUE,
                   "Reading an area: /preset: there is a framework of its own in /framework_file");
      return FALSE;
    }
  if (preset != NULL)
    {
      framework = bal_framework_new_named (preset, error);
      g_prefix_error (error, "Reading an area: /preset: ");
      return framework != NULL && g_set_object (&self->framework, framework);
    }
  if (folder == NULL)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED,
                   "Reading an area: the framework lies in a file beside it, and it was not loaded "
                   "from a file");
      return FALSE;
    }
  if (!bal_document_is_plain_name (name))
    {
      g_set_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_BAD_VALUE,
                   "Reading an area: /framework_file: this is not the plain name of a file");
      return FALSE;
    }

  framework_file = g_file_get_child (folder, name);
  framework = bal_framework_load (framework_file, cancellable, error);
  if (framework == NULL)
    return FALSE;
  g_set_object (&self->framework, framework);

  return TRUE;
}

static BalArea *
area_new_from_document (BalDocument *document,
                        GFile *file,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BalArea) self = NULL;

  self = (BalArea *) bal_item_read_document (document, BAL_TYPE_AREA, error);
  if (self == NULL || !load_framework (self, file, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bal_area_load:
 * @file: the document
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Loads the document of an area.
 *
 * A document that is valid JSON of the right form loads, however much is wrong with what it says:
 * that is for [method@Balanced.Area.check] to find.
 *
 * Returns: (transfer full): the area, or %NULL with an error of [error@Balanced.DocumentError], or
 *   of the file
 *
 * Since: 0.1
 */
BalArea *
bal_area_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = bal_document_load (file, cancellable, error);
  if (document == NULL)
    return NULL;

  return area_new_from_document (document, file, cancellable, error);
}

/**
 * bal_area_new_from_bytes:
 * @bytes: the document, as UTF-8
 * @name: what errors should call the document
 * @error: return location for an error
 *
 * Reads the document of an area from memory.
 *
 * A document that names a framework file cannot be read in this way: [error@Balanced.Error].
 *
 * Returns: (transfer full): the area, or %NULL with an error of [error@Balanced.DocumentError]
 *
 * Since: 0.1
 */
BalArea *
bal_area_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = bal_document_new_from_bytes (bytes, name, error);
  if (document == NULL)
    return NULL;

  return area_new_from_document (document, NULL, NULL, error);
}

/**
 * bal_area_dup_schema:
 *
 * Gives the JSON Schema (draft 2020-12) of the documents of areas.
 *
 * Unknown members are allowed, as they are when a document is loaded. What goes beyond the form of
 * one member, such as codes that name nothing, is for [method@Balanced.Area.check] to find.
 *
 * Returns: (transfer full): the schema, as UTF-8
 *
 * Since: 0.1
 */
char *
bal_area_dup_schema (void)
{
  return bal_item_type_make_schema (BAL_TYPE_AREA, "urn:libbalanced:" FORMAT,
                                    "The document of a local area");
}

/**
 * bal_area_to_json:
 * @self: an area
 *
 * Writes the document.
 *
 * What was read and is not known to this version of the library is written too, and what was read
 * from files beside the document stands in it. The text reads back to an equal area, which writes
 * the same bytes.
 *
 * Returns: (transfer full): the document, as UTF-8
 *
 * Since: 0.1
 */
char *
bal_area_to_json (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_to_json (BAL_ITEM (self));
}

/**
 * bal_area_save:
 * @self: an area
 * @file: where to write
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Saves the document: the file is replaced in one step, or left as it was.
 *
 * Lists that were read from files of their own (`"provisions": { "file": "provisions.json" }`) are
 * saved in files with the same names beside it, each in one step and before the document.
 *
 * Returns: %TRUE, or %FALSE with an error of the file
 *
 * Since: 0.1
 */
gboolean
bal_area_save (BalArea *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BAL_IS_AREA (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return bal_item_save (BAL_ITEM (self), file, cancellable, error);
}

/**
 * bal_area_get_code:
 * @self: an area
 *
 * Gets the code of the area.
 *
 * Returns: (nullable): the code
 *
 * Since: 0.1
 */
const char *
bal_area_get_code (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_area_get_name:
 * @self: an area
 *
 * Gets the name of the area.
 *
 * Returns: (nullable): the name
 *
 * Since: 0.1
 */
const char *
bal_area_get_name (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "name");
}

/**
 * bal_area_get_country:
 * @self: an area
 *
 * Gets the country of the area.
 *
 * Returns: (nullable): the country
 *
 * Since: 0.1
 */
const char *
bal_area_get_country (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "country");
}

/**
 * bal_area_get_review_start_day:
 * @self: an area
 *
 * Gets the first day of the review that the document comes from.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_area_get_review_start_day (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), BAL_DAY_NONE);

  return bal_item_get_day (BAL_ITEM (self), "review_start");
}

/**
 * bal_area_get_review_end_day:
 * @self: an area
 *
 * Gets the last day of the review that the document comes from.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_area_get_review_end_day (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), BAL_DAY_NONE);

  return bal_item_get_last_day (BAL_ITEM (self), "review_end");
}

/**
 * bal_area_get_framework:
 * @self: an area
 *
 * Gets the framework whose codes the document uses.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 0.1
 */
BalFramework *
bal_area_get_framework (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return self->framework;
}

gpointer
bal_area_lookup (BalArea *self, const char *list, const char *code)
{
  GHashTable *codes = g_hash_table_lookup (self->index, list);

  return codes != NULL && code != NULL ? g_hash_table_lookup (codes, code) : NULL;
}
