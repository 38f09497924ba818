namespace Tensorflow;

/// <summary>The ops of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AvgPool", AvgPool.Define);
        table.Add("AvgPool3D", AvgPool3D.Define);
        table.Add("AvgPool3DGrad", AvgPool3DGrad.Define);
        table.Add("AvgPoolGrad", AvgPoolGrad.Define);
        table.Add("BiasAdd", BiasAdd.Define);
        table.Add("BiasAddGrad", BiasAddGrad.Define);
        table.Add("BiasAddV1", BiasAddV1.Define);
        table.Add("Conv2D", Conv2D.Define);
        table.Add("Conv2DBackpropFilter", Conv2DBackpropFilter.Define);
        table.Add("Conv2DBackpropInput", Conv2DBackpropInput.Define);
        table.Add("Conv3D", Conv3D.Define);
        table.Add("Conv3DBackpropFilterV2", Conv3DBackpropFilterV2.Define);
        table.Add("Conv3DBackpropInputV2", Conv3DBackpropInputV2.Define);
        table.Add("DepthwiseConv2dNative", DepthwiseConv2dNative.Define);
        table.Add("DepthwiseConv2dNativeBackpropFilter", DepthwiseConv2dNativeBackpropFilter.Define);
        table.Add("DepthwiseConv2dNativeBackpropInput", DepthwiseConv2dNativeBackpropInput.Define);
        table.Add("Dilation2D", Dilation2D.Define);
        table.Add("Dilation2DBackpropFilter", Dilation2DBackpropFilter.Define);
        table.Add("Dilation2DBackpropInput", Dilation2DBackpropInput.Define);
        table.Add("Elu", Elu.Define);
        table.Add("EluGrad", EluGrad.Define);
        table.Add("FusedBatchNorm", FusedBatchNorm.Define);
        table.Add("FusedBatchNormGrad", FusedBatchNormGrad.Define);
        table.Add("FusedBatchNormGradV2", FusedBatchNormGradV2.Define);
        table.Add("FusedBatchNormGradV3", FusedBatchNormGradV3.Define);
        table.Add("FusedBatchNormV2", FusedBatchNormV2.Define);
        table.Add("FusedBatchNormV3", FusedBatchNormV3.Define);
        table.Add("LRN", LRN.Define);
        table.Add("LRNGrad", LRNGrad.Define);
        table.Add("LeakyRelu", LeakyRelu.Define);
        table.Add("LeakyReluGrad", LeakyReluGrad.Define);
        table.Add("LogSoftmax", LogSoftmax.Define);
        table.Add("MaxPool", MaxPool.Define);
        table.Add("MaxPool3D", MaxPool3D.Define);
        table.Add("MaxPool3DGrad", MaxPool3DGrad.Define);
        table.Add("MaxPool3DGradGrad", MaxPool3DGradGrad.Define);
        table.Add("MaxPoolGrad", MaxPoolGrad.Define);
        table.Add("MaxPoolGradGrad", MaxPoolGradGrad.Define);
        table.Add("MaxPoolGradGradV2", MaxPoolGradGradV2.Define);
        table.Add("MaxPoolGradV2", MaxPoolGradV2.Define);
        table.Add("MaxPoolGradWithArgmax", MaxPoolGradWithArgmax.Define);
        table.Add("MaxPoolV2", MaxPoolV2.Define);
        table.Add("MaxPoolWithArgmax", MaxPoolWithArgmax.Define);
        table.Add("Relu", Relu.Define);
        table.Add("Relu6", Relu6.Define);
        table.Add("Relu6Grad", Relu6Grad.Define);
        table.Add("ReluGrad", ReluGrad.Define);
        table.Add("ResizeBilinear", ResizeBilinear.Define);
        table.Add("ResizeBilinearGrad", ResizeBilinearGrad.Define);
        table.Add("ResizeNearestNeighbor", ResizeNearestNeighbor.Define);
        table.Add("ResizeNearestNeighborGrad", ResizeNearestNeighborGrad.Define);
        table.Add("Selu", Selu.Define);
        table.Add("SeluGrad", SeluGrad.Define);
        table.Add("Softmax", Softmax.Define);
        table.Add("SoftmaxCrossEntropyWithLogits", SoftmaxCrossEntropyWithLogits.Define);
        table.Add("Softplus", Softplus.Define);
        table.Add("SoftplusGrad", SoftplusGrad.Define);
        table.Add("Softsign", Softsign.Define);
        table.Add("SoftsignGrad", SoftsignGrad.Define);
        table.Add("SparseSoftmaxCrossEntropyWithLogits", SparseSoftmaxCrossEntropyWithLogits.Define);
    }
}
