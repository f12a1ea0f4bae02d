/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-slot-private.h"

#include <string.h>

/* A list of the outermost item may stand in a file beside the document, so that a large document
 * can be kept by several people: { "provisions": { "file": "provisions.json" } }. The file holds
 * the array. Parts have no parts, so nothing goes round in circles. */

#define MEMBER_FILE "file"

gboolean
bal_item_part_is_named (BalNode node)
{
  return bal_node_get_kind (node) == BAL_NODE_KIND_OBJECT && bal_node_get_length (node) == 1 &&
         bal_node_exists (bal_node_get_member (node, MEMBER_FILE));
}

BalDocument *
bal_item_part_load (BalNode node, const char *pointer, char **file, GError **error)
{
  BalNode name = bal_node_get_member (node, MEMBER_FILE);
  const char *text = bal_node_get_text (name, error);
  BalDocument *part = NULL;

  if (text == NULL)
    return NULL;
  if (strchr (pointer + 1, '/') != NULL)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "only a list of the document itself may stand in another file");
      return NULL;
    }
  if (!bal_document_is_plain_name (text))
    {
      bal_node_set_error (name, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "this is not the plain name of a file");
      return NULL;
    }

  part = bal_document_load_beside (node.document, text, error);
  if (part != NULL)
    *file = g_strdup (text);

  return part;
}

static void
write_reference (const char *member, const char *file, BalJsonWriter *writer)
{
  bal_json_writer_name (writer, member);
  bal_json_writer_begin_object (writer);
  bal_json_writer_name (writer, MEMBER_FILE);
  bal_json_writer_add_text (writer, file);
  bal_json_writer_end_object (writer);
}

static char *
write_document (BalItem *self)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();

  bal_json_writer_begin_object (writer);
  for (guint i = 0; i < klass->n_members; i++)
    {
      if (self->slots[i].file != NULL)
        write_reference (klass->members[i]->name, self->slots[i].file, writer);
      else
        bal_item_slot_write (&self->slots[i], klass->members[i], writer);
    }
  bal_item_write_extras (self->extras, writer);
  bal_json_writer_end_object (writer);

  return bal_json_writer_end (writer);
}

static gboolean
save_part (const BalItemSlot *slot, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, slot->file);
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autofree char *text = NULL;

  bal_item_write_items (slot->items, writer);
  text = bal_json_writer_end (writer);

  return bal_document_save_text (file, text, cancellable, error);
}

gboolean
bal_item_save (BalItem *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *text = write_document (self);

  /* The parts first: a document never names a part that is not there. */
  for (guint i = 0; i < klass->n_members; i++)
    {
      if (self->slots[i].file != NULL && !save_part (&self->slots[i], folder, cancellable, error))
        return FALSE;
    }

  return bal_document_save_text (file, text, cancellable, error);
}
