-- The feed that last brought a product (its address, or the name the operator gave it); null: pushed or made here.
-- Only the same feed can declare a product missing.
alter table products add column feed text;
-- an import: which products of this feed are absent from it
create index products_feed_idx on products (feed) where feed is not null;
