/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-object-list-private.h"

#define BAL_TYPE_OBJECT_LIST (bal_object_list_get_type ())
G_DECLARE_FINAL_TYPE (BalObjectList, bal_object_list, BAL, OBJECT_LIST, GObject)

struct _BalObjectList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items; /* owned */
};

static GType
get_item_type (GListModel *list)
{
  return BAL_OBJECT_LIST (list)->item_type;
}

static guint
get_n_items (GListModel *list)
{
  return BAL_OBJECT_LIST (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  BalObjectList *self = BAL_OBJECT_LIST (list);

  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BalObjectList,
                               bal_object_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bal_object_list_finalize (GObject *object)
{
  BalObjectList *self = BAL_OBJECT_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (bal_object_list_parent_class)->finalize (object);
}

static void
bal_object_list_class_init (BalObjectListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bal_object_list_finalize;
}

static void
bal_object_list_init (BalObjectList *self)
{
  self->item_type = G_TYPE_OBJECT;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

GListModel *
bal_object_list_new_take (GType item_type, GPtrArray *items)
{
  BalObjectList *self = g_object_new (BAL_TYPE_OBJECT_LIST, NULL);

  self->item_type = item_type;
  g_ptr_array_unref (self->items);
  self->items = items;

  return G_LIST_MODEL (self);
}

GListModel *
bal_object_list_copy (GListModel *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));

  return bal_object_list_new_take (g_list_model_get_item_type (list), items);
}
