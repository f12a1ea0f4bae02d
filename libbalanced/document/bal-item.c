/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item.h"

#include <math.h>
#include <string.h>

#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/document/bal-item-slot-private.h"

/**
 * BalItem:
 *
 * One thing that a document holds: a term of a vocabulary, an agency, a provision.
 *
 * Every class of items says which members its JSON object may have; the same members are
 * construct-only properties. So an item can be read from a document, written back, and made
 * by `g_object_new()` or its equal in another language.
 *
 * What a document states beyond the known members is kept as it stands, and written back
 * after them: a document survives a library that is older than itself.
 *
 * A member that is not stated reads as `NULL`, as an empty list, as `NaN` (numbers), as
 * `G_MININT32` (days and integers), as `FALSE` or as the first value of its enumeration.
 * [method@Balanced.Item.has_member] tells it from one that is.
 *
 * ## Thread safety
 *
 * An item never changes, and may be used from any thread.
 *
 * Since: 0.1
 */

static const BalMember item_members[] = {
  { "id", BAL_MEMBER_TEXT },
};

enum
{
  PROP_0,
  PROP_POINTER,
  FIRST_MEMBER,
};

G_DEFINE_ABSTRACT_TYPE (BalItem, bal_item, G_TYPE_OBJECT)

/* Unknown members */

void
bal_item_add_extra (GPtrArray **extras, BalNode node)
{
  if (*extras == NULL)
    *extras = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*extras, bal_node_dup_name_source (node));
  g_ptr_array_add (*extras, bal_node_dup_source (node));
}

void
bal_item_write_extras (GPtrArray *extras, BalJsonWriter *writer)
{
  for (guint i = 0; extras != NULL && i < extras->len; i += 2)
    {
      bal_json_writer_raw_name (writer, g_ptr_array_index (extras, i));
      bal_json_writer_add_raw (writer, g_ptr_array_index (extras, i + 1));
    }
}

gboolean
bal_item_extras_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

/* Members */

static BalItemSlot *
find_slot (BalItem *self, const char *name, const BalMember **member)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      if (g_strcmp0 (klass->members[i]->name, name) == 0)
        {
          if (member != NULL)
            *member = klass->members[i];
          return &self->slots[i];
        }
    }

  return NULL;
}

gboolean
bal_item_knows (BalItem *self, const char *member)
{
  return find_slot (self, member, NULL) != NULL;
}

/* For the getters of subclasses, which know their members. */
static const BalItemSlot *
need_slot (BalItem *self, const char *name)
{
  const BalItemSlot *slot = find_slot (self, name, NULL);

  if (slot == NULL)
    g_error ("%s has no member “%s”", G_OBJECT_TYPE_NAME (self), name);

  return slot;
}

const char *
bal_item_get_text (BalItem *self, const char *member)
{
  return need_slot (self, member)->text;
}

const char *
bal_item_get_label (BalItem *self, const char *member)
{
  return bal_item_slot_get_label (need_slot (self, member), NULL);
}

gint64
bal_item_get_integer (BalItem *self, const char *member)
{
  const BalItemSlot *slot = need_slot (self, member);

  return slot->stated ? slot->integer : BAL_ITEM_NOT_STATED;
}

double
bal_item_get_number (BalItem *self, const char *member)
{
  const BalItemSlot *slot = need_slot (self, member);

  return slot->stated ? slot->number : NAN;
}

gboolean
bal_item_get_boolean (BalItem *self, const char *member)
{
  return need_slot (self, member)->integer != 0;
}

int
bal_item_get_enum (BalItem *self, const char *name)
{
  const BalMember *member = NULL;
  const BalItemSlot *slot = find_slot (self, name, &member);
  g_autoptr (GEnumClass) klass = NULL;

  g_assert (slot != NULL && member->kind == BAL_MEMBER_ENUM);
  if (slot->stated)
    return (int) slot->integer;
  klass = g_type_class_ref (member->type ());

  return klass->values[0].value;
}

static void
get_days (BalItem *self, const char *name, gint32 *first, gint32 *last)
{
  const BalMember *member = NULL;
  const BalItemSlot *slot = find_slot (self, name, &member);

  g_assert (slot != NULL);
  bal_item_slot_get_days (slot, member, first, last);
}

gint32
bal_item_get_day (BalItem *self, const char *member)
{
  gint32 first = 0;
  gint32 last = 0;

  get_days (self, member, &first, &last);

  return first;
}

gint32
bal_item_get_last_day (BalItem *self, const char *member)
{
  gint32 first = 0;
  gint32 last = 0;

  get_days (self, member, &first, &last);

  return last;
}

const char *const *
bal_item_get_texts (BalItem *self, const char *member)
{
  static const char *const none[] = { NULL };
  const BalItemSlot *slot = need_slot (self, member);

  return slot->stated ? (const char *const *) slot->texts : none;
}

BalFigure *
bal_item_get_figure (BalItem *self, const char *member)
{
  return need_slot (self, member)->figure;
}

gpointer
bal_item_get_item (BalItem *self, const char *member)
{
  return need_slot (self, member)->item;
}

/* One empty list serves everybody: it never changes. */
static GListModel *
get_no_items (void)
{
  static gsize list = 0;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) bal_item_list_new_copy (BAL_TYPE_ITEM, NULL));

  return G_LIST_MODEL ((gpointer) list);
}

GListModel *
bal_item_get_items (BalItem *self, const char *member)
{
  const BalItemSlot *slot = need_slot (self, member);

  return slot->stated ? G_LIST_MODEL (slot->items) : get_no_items ();
}

guint
bal_item_count (BalItem *self, const char *name)
{
  const BalMember *member = NULL;
  const BalItemSlot *slot = find_slot (self, name, &member);

  if (slot == NULL || (member->kind != BAL_MEMBER_TEXTS && member->kind != BAL_MEMBER_ITEMS))
    g_error ("%s has no list “%s”", G_OBJECT_TYPE_NAME (self), name);
  if (!slot->stated)
    return 0;

  return member->kind == BAL_MEMBER_TEXTS ? g_strv_length (slot->texts)
                                          : g_list_model_get_n_items (G_LIST_MODEL (slot->items));
}

gpointer
bal_item_peek (GListModel *items, guint n)
{
  return bal_item_list_peek (BAL_ITEM_LIST (items), n);
}

const BalMember *const *
bal_item_get_members (BalItem *self, guint *n_members)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  *n_members = klass->n_members;

  return klass->members;
}

/* Documents are read to a limited depth, so this cannot run out of stack. */
void
bal_item_visit (BalItem *self, BalItemVisit visit, gpointer data)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  visit (self, data);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const BalItemSlot *slot = &self->slots[i];
      GListModel *items = NULL;

      if (!slot->stated)
        continue;
      if (klass->members[i]->kind == BAL_MEMBER_ITEM)
        bal_item_visit (slot->item, visit, data);
      if (klass->members[i]->kind != BAL_MEMBER_ITEMS)
        continue;
      items = G_LIST_MODEL (slot->items);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        bal_item_visit (bal_item_peek (items, j), visit, data);
    }
}

/* Reading and writing */

static gboolean
read_member (BalItem *self, BalNode node, GError **error)
{
  g_autofree char *name = bal_node_dup_name (node);
  const BalMember *member = NULL;
  BalItemSlot *slot = find_slot (self, name, &member);
  g_autofree char *pointer = NULL;

  if (slot == NULL)
    {
      bal_item_add_extra (&self->extras, node);
      return TRUE;
    }
  pointer = g_strconcat (self->pointer, "/", name, NULL);

  return bal_item_slot_read (slot, member, node, pointer, error);
}

static gboolean
check_required (BalItem *self, BalNode node, GError **error)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      if (klass->members[i]->required && !self->slots[i].stated)
        {
          bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_MISSING_MEMBER, "“%s” is missing",
                              klass->members[i]->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Back to the state before construction set the defaults. */
static void
clear_members (BalItem *self)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    bal_item_slot_clear (&self->slots[i], klass->members[i]);
}

BalItem *
bal_item_read_at (BalNode node, GType type, const char *pointer, GError **error)
{
  g_autoptr (BalItem) self = NULL;
  BalItemClass *klass = NULL;

  if (!bal_node_check_kind (node, BAL_NODE_KIND_OBJECT, error))
    return NULL;

  self = g_object_new (type, NULL);
  klass = BAL_ITEM_GET_CLASS (self);
  clear_members (self);
  g_free (self->pointer);
  self->pointer = g_strdup (pointer);
  for (BalNode member = bal_node_get_first (node); bal_node_exists (member);
       member = bal_node_get_next (member))
    {
      if (!read_member (self, member, error))
        return NULL;
    }
  if (!check_required (self, node, error))
    return NULL;

  if (klass->complete != NULL)
    klass->complete (self);
  if (klass->verify != NULL && !klass->verify (self, node, error))
    return NULL;

  return g_steal_pointer (&self);
}

BalItem *
bal_item_read (BalNode node, GType type, GError **error)
{
  g_autofree char *pointer = bal_node_dup_pointer (node);

  return bal_item_read_at (node, type, pointer, error);
}

BalItem *
bal_item_read_document (BalDocument *document, GType type, GError **error)
{
  return bal_item_read (bal_document_get_root (document), type, error);
}

void
bal_item_write (BalItem *self, BalJsonWriter *writer)
{
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  bal_json_writer_begin_object (writer);
  for (guint i = 0; i < klass->n_members; i++)
    bal_item_slot_write (&self->slots[i], klass->members[i], writer);
  bal_item_write_extras (self->extras, writer);
  bal_json_writer_end_object (writer);
}

/* Class */

static void
bal_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalItem *self = BAL_ITEM (object);
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  if (id < FIRST_MEMBER || id - FIRST_MEMBER >= klass->n_members)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  /* Not in init, where the instance is not yet one of the subclass. */
  if (self->slots == NULL)
    self->slots = g_new0 (BalItemSlot, klass->n_members);
  bal_item_slot_set_value (&self->slots[id - FIRST_MEMBER], klass->members[id - FIRST_MEMBER],
                           value);
}

static void
bal_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalItem *self = BAL_ITEM (object);
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  if (id == PROP_POINTER)
    g_value_set_string (value, self->pointer);
  else if (id >= FIRST_MEMBER && id - FIRST_MEMBER < klass->n_members)
    bal_item_slot_get_value (&self->slots[id - FIRST_MEMBER], klass->members[id - FIRST_MEMBER],
                             value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

void
bal_item_class_install_members (BalItemClass *klass, const BalMember *members, guint n_members)
{
  const guint n_before = klass->n_members;
  const BalMember **all = g_new0 (const BalMember *, n_before + n_members);

  /* GObject hands neither down to subclasses. */
  G_OBJECT_CLASS (klass)->set_property = bal_item_set_property;
  G_OBJECT_CLASS (klass)->get_property = bal_item_get_property;

  /* The array of the parent class stays with the parent. */
  for (guint i = 0; i < n_before; i++)
    all[i] = klass->members[i];
  for (guint i = 0; i < n_members; i++)
    {
      all[n_before + i] = &members[i];
      g_object_class_install_property (G_OBJECT_CLASS (klass), FIRST_MEMBER + n_before + i,
                                       bal_item_slot_make_property (&members[i]));
    }
  klass->members = all;
  klass->n_members = n_before + n_members;
}

static void
bal_item_constructed (GObject *object)
{
  BalItem *self = BAL_ITEM (object);
  const BalItemClass *klass = BAL_ITEM_GET_CLASS (self);

  G_OBJECT_CLASS (bal_item_parent_class)->constructed (object);

  if (klass->complete != NULL)
    klass->complete (self);
}

static void
bal_item_finalize (GObject *object)
{
  BalItem *self = BAL_ITEM (object);

  clear_members (self);
  g_free (self->slots);
  g_free (self->pointer);
  g_clear_pointer (&self->extras, g_ptr_array_unref);

  G_OBJECT_CLASS (bal_item_parent_class)->finalize (object);
}

static void
bal_item_class_init (BalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = bal_item_set_property;
  object_class->get_property = bal_item_get_property;
  object_class->constructed = bal_item_constructed;
  object_class->finalize = bal_item_finalize;

  /**
   * BalItem:pointer: (getter get_pointer)
   *
   * Where the item stands in its document, as a JSON pointer.
   *
   * Empty for an item that was not read from a document.
   *
   * Since: 0.1
   */
  g_object_class_install_property (object_class, PROP_POINTER,
                                   g_param_spec_string ("pointer", NULL, NULL, "",
                                                        (GParamFlags) (G_PARAM_READABLE |
                                                                       G_PARAM_STATIC_STRINGS)));

  /**
   * BalItem:id: (getter get_id)
   *
   * A name for the item that stays the same when printed numbers and titles change.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (klass, item_members, G_N_ELEMENTS (item_members));
}

static void
bal_item_init (BalItem *self)
{
  self->pointer = g_strdup ("");
}

/**
 * bal_item_from_json:
 * @type: a class of items that can be made, such as #BalAgency
 * @text: a JSON object with its members, as in a document
 * @error: return location for an error
 *
 * Makes an item from its members as a document states them.
 *
 * That is how a text in several languages is made in code: a property holds one text only. The
 * items can then be put into others, such as an area.
 *
 * ```c
 * const char *text = "{\"code\": \"lea\", \"name\": {\"en\": \"Council\", \"cy\": \"Cyngor\"}}";
 * BalItem *agency = bal_item_from_json (BAL_TYPE_AGENCY, text, &error);
 * ```
 *
 * ```python
 * Balanced.Agency.from_dict({'code': 'lea', 'name': {'en': 'Council', 'cy': 'Cyngor'}})
 * ```
 *
 * Errors are of the domain [error@Balanced.DocumentError], or of [error@Balanced.Error] where no
 * item can be made of the class.
 *
 * Returns: (transfer full): the item
 *
 * Since: 0.1
 */
BalItem *
bal_item_from_json (GType type, const char *text, GError **error)
{
  g_autoptr (BalDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_type_is_a (type, BAL_TYPE_ITEM) || G_TYPE_IS_ABSTRACT (type))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Making an item: nothing that a document holds can be of the class %s",
                   type != G_TYPE_INVALID ? g_type_name (type) : "that is none");
      return NULL;
    }

  bytes = g_bytes_new (text, strlen (text));
  document = bal_document_new_from_bytes (bytes, "item", error);

  return document != NULL ? bal_item_read_document (document, type, error) : NULL;
}

/**
 * bal_item_get_id: (get-property id)
 * @self: an item
 *
 * Gives the name of the item that stays the same when printed numbers and titles change.
 *
 * Returns: (nullable): the identifier
 *
 * Since: 0.1
 */
const char *
bal_item_get_id (BalItem *self)
{
  g_return_val_if_fail (BAL_IS_ITEM (self), NULL);

  return bal_item_get_text (self, "id");
}

/**
 * bal_item_get_pointer: (get-property pointer)
 * @self: an item
 *
 * Tells where the item stands in its document, as a JSON pointer (RFC 6901).
 *
 * Returns: the pointer; empty for the whole document, and for an item that was not read
 *
 * Since: 0.1
 */
const char *
bal_item_get_pointer (BalItem *self)
{
  g_return_val_if_fail (BAL_IS_ITEM (self), NULL);

  return self->pointer;
}

/**
 * bal_item_has_member:
 * @self: an item
 * @member: the name of a member, as in the document
 *
 * Tells whether a member is stated.
 *
 * Returns: whether it is; `FALSE` also for a member that the class does not know
 *
 * Since: 0.1
 */
gboolean
bal_item_has_member (BalItem *self, const char *member)
{
  const BalItemSlot *slot = NULL;

  g_return_val_if_fail (BAL_IS_ITEM (self), FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  slot = find_slot (self, member, NULL);

  return slot != NULL && slot->stated;
}

/**
 * bal_item_lookup_text:
 * @self: an item
 * @member: the name of a member that holds a text, as in the document
 * @language: (nullable): a language, such as "cy" or "en-GB"
 *
 * Gives the text of a member in a language.
 *
 * A text that is not there in the language is given in the one that the document has.
 *
 * Returns: (nullable): the text; `NULL` when the member is not stated, or is not a text
 *
 * Since: 0.1
 */
const char *
bal_item_lookup_text (BalItem *self, const char *member, const char *language)
{
  const BalMember *found = NULL;
  const BalItemSlot *slot = NULL;

  g_return_val_if_fail (BAL_IS_ITEM (self), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  slot = find_slot (self, member, &found);
  if (slot == NULL)
    return NULL;
  if (found->kind == BAL_MEMBER_LABEL)
    return bal_item_slot_get_label (slot, language);
  if (found->kind == BAL_MEMBER_TEXT || found->kind == BAL_MEMBER_MONTH_OR_DAY)
    return slot->text;

  return NULL;
}

/**
 * bal_item_equal:
 * @self: an item
 * @other: another
 *
 * Compares two items: what they state, also in unknown members, and not where they stand.
 *
 * Returns: whether they are equal
 *
 * Since: 0.1
 */
gboolean
bal_item_equal (BalItem *self, BalItem *other)
{
  const BalItemClass *klass = NULL;

  g_return_val_if_fail (BAL_IS_ITEM (self), FALSE);
  g_return_val_if_fail (BAL_IS_ITEM (other), FALSE);

  if (self == other)
    return TRUE;
  if (G_OBJECT_TYPE (self) != G_OBJECT_TYPE (other))
    return FALSE;

  klass = BAL_ITEM_GET_CLASS (self);
  for (guint i = 0; i < klass->n_members; i++)
    {
      if (!bal_item_slot_equal (&self->slots[i], &other->slots[i], klass->members[i]))
        return FALSE;
    }

  return bal_item_extras_equal (self->extras, other->extras);
}

/**
 * bal_item_to_json:
 * @self: an item
 *
 * Writes the item as JSON, with two spaces for each level.
 *
 * The same item gives the same bytes.
 *
 * Returns: (transfer full): the text
 *
 * Since: 0.1
 */
char *
bal_item_to_json (BalItem *self)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();

  g_return_val_if_fail (BAL_IS_ITEM (self), NULL);

  bal_item_write (self, writer);

  return bal_json_writer_end (writer);
}
