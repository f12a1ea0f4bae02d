/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-slot-private.h"

#include <string.h>

/* A list of the outermost item, or of a section of it, may stand in a file beside the document, so
 * that a large document can be kept by several people: { "provisions": { "file":
 * "provisions.json" } }. The file holds the array. Parts have no parts, so nothing goes round in
 * circles. */

#define MEMBER_FILE "file"

gboolean
bal_item_part_is_named (BalNode node)
{
  return bal_node_get_kind (node) == BAL_NODE_KIND_OBJECT && bal_node_get_length (node) == 1 &&
         bal_node_exists (bal_node_get_member (node, MEMBER_FILE));
}

/* Whether a pointer leads into a list: names of members do not begin with a digit. */
static gboolean
lies_in_list (const char *pointer)
{
  for (const char *slash = strchr (pointer, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      if (g_ascii_isdigit (slash[1]))
        return TRUE;
    }

  return FALSE;
}

BalDocument *
bal_item_part_load (BalNode node, const char *pointer, char **file, GError **error)
{
  BalNode name = bal_node_get_member (node, MEMBER_FILE);
  const char *text = bal_node_get_text (name, error);
  BalDocument *part = NULL;

  if (text == NULL)
    return NULL;
  if (lies_in_list (pointer))
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "only a list of the document itself, or of a section of it, may stand in "
                          "another file");
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

/* As bal_item_write (), with the names of files in place of the lists that stand in them. */
static void
write_whole (BalItem *self, BalJsonWriter *writer)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  bal_json_writer_begin_object (writer);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const BalItemSlot *slot = &self->slots[i];
      const BalMember *member = klass->members[i];

      if (member->kind == BAL_MEMBER_ITEMS && slot->file != NULL)
        write_reference (member->name, slot->file, writer);
      else if (member->kind == BAL_MEMBER_ITEM && slot->stated)
        {
          bal_json_writer_name (writer, member->name);
          write_whole (slot->item, writer);
        }
      else
        bal_item_slot_write (slot, member, writer);
    }
  bal_item_write_extras (self->extras, writer);
  bal_json_writer_end_object (writer);
}

static gboolean
save_part (const BalItemSlot *slot, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, slot->file);
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autofree char *text = NULL;

  if (slot->stated)
    bal_item_write_items (slot->items, writer);
  else
    {
      bal_json_writer_begin_array (writer);
      bal_json_writer_end_array (writer);
    }
  text = bal_json_writer_end (writer);

  return bal_document_save_text (file, text, cancellable, error);
}

static gboolean
save_parts (BalItem *self, GFile *folder, GCancellable *cancellable, GError **error)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const BalItemSlot *slot = &self->slots[i];
      const BalMemberKind kind = klass->members[i]->kind;

      if (kind == BAL_MEMBER_ITEMS && slot->file != NULL &&
          !save_part (slot, folder, cancellable, error))
        return FALSE;
      if (kind == BAL_MEMBER_ITEM && slot->stated &&
          !save_parts (slot->item, folder, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
bal_item_save (BalItem *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autofree char *text = NULL;

  write_whole (self, writer);
  text = bal_json_writer_end (writer);

  /* The parts first: a document never names a part that is not there. */
  return save_parts (self, folder, cancellable, error) &&
         bal_document_save_text (file, text, cancellable, error);
}
