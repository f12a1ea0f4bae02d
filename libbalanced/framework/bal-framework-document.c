/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-document-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-framework.h"

/**
 * bal_framework_load:
 * @file: a JSON document
 * @cancellable: (nullable): to stop early
 * @error: for what stops the reading
 *
 * Reads a framework from a file.
 *
 * Fails with a [error@Balanced.DocumentError], which says where in the document, or with a
 * [error@Gio.IOErrorEnum] when the file cannot be read.
 *
 * Features: A9.
 *
 * Returns: (transfer full): the framework
 *
 * Since: 0.1
 */
BalFramework *
bal_framework_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  document = bal_document_load (file, cancellable, error);
  if (document == NULL)
    return NULL;

  return (BalFramework *) bal_item_read_document (document, BAL_TYPE_FRAMEWORK, error);
}

/**
 * bal_framework_new_from_bytes: (constructor)
 * @bytes: a JSON document
 * @name: what to call the document in messages, such as the name of its file
 * @error: for what stops the reading
 *
 * Reads a framework from memory.
 *
 * Fails with a [error@Balanced.DocumentError], which says where in the document.
 *
 * Returns: (transfer full): the framework
 *
 * Since: 0.1
 */
BalFramework *
bal_framework_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  document = bal_document_new_from_bytes (bytes, name, error);
  if (document == NULL)
    return NULL;

  return (BalFramework *) bal_item_read_document (document, BAL_TYPE_FRAMEWORK, error);
}

/**
 * bal_framework_to_json:
 * @self: a framework
 *
 * Writes the framework as JSON: what it states itself, not what it extends.
 *
 * Returns: (transfer full): the text
 *
 * Since: 0.1
 */
char *
bal_framework_to_json (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_to_json (BAL_ITEM (self));
}

/**
 * bal_framework_save:
 * @self: a framework
 * @file: where to write it
 * @cancellable: (nullable): to stop early
 * @error: for what stops the writing
 *
 * Writes the framework to a file, which is replaced in one step.
 *
 * Fails with a [error@Gio.IOErrorEnum].
 *
 * Features: A9.
 *
 * Returns: whether it was written
 *
 * Since: 0.1
 */
gboolean
bal_framework_save (BalFramework *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  text = bal_item_to_json (BAL_ITEM (self));

  return bal_document_save_text (file, text, cancellable, error);
}
