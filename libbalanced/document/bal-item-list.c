/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-list-private.h"

struct _BalItemList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items; /* owned; of GObject, owned */
};

static void bal_item_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BalItemList,
                               bal_item_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bal_item_list_iface_init))

static GType
bal_item_list_get_item_type (GListModel *model)
{
  return BAL_ITEM_LIST (model)->item_type;
}

static guint
bal_item_list_get_n_items (GListModel *model)
{
  return BAL_ITEM_LIST (model)->items->len;
}

static gpointer
bal_item_list_get_item (GListModel *model, guint position)
{
  gpointer item = bal_item_list_peek (BAL_ITEM_LIST (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
bal_item_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bal_item_list_get_item_type;
  iface->get_n_items = bal_item_list_get_n_items;
  iface->get_item = bal_item_list_get_item;
}

static void
bal_item_list_finalize (GObject *object)
{
  BalItemList *self = BAL_ITEM_LIST (object);

  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (bal_item_list_parent_class)->finalize (object);
}

static void
bal_item_list_class_init (BalItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bal_item_list_finalize;
}

static void
bal_item_list_init (BalItemList *self)
{
  self->item_type = G_TYPE_OBJECT;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

BalItemList *
bal_item_list_new_take (GType item_type, GPtrArray *items)
{
  BalItemList *self = g_object_new (BAL_TYPE_ITEM_LIST, NULL);

  self->item_type = item_type;
  g_ptr_array_unref (self->items);
  self->items = items;

  return self;
}

BalItemList *
bal_item_list_new_copy (GType item_type, GListModel *other)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_items = other != NULL ? g_list_model_get_n_items (other) : 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (other, i);

      if (g_type_is_a (G_OBJECT_TYPE (item), item_type))
        g_ptr_array_add (items, g_steal_pointer (&item));
      else
        g_critical ("A list of %s cannot hold a %s", g_type_name (item_type),
                    G_OBJECT_TYPE_NAME (item));
    }

  return bal_item_list_new_take (item_type, g_steal_pointer (&items));
}

gpointer
bal_item_list_peek (BalItemList *self, guint n)
{
  return n < self->items->len ? g_ptr_array_index (self->items, n) : NULL;
}
